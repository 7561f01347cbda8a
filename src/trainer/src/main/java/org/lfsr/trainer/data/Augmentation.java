package org.lfsr.trainer.data;

import java.util.random.RandomGenerator;
import org.lfsr.imaging.Image;

/**
 * A flip, a quarter turn and a change of contrast, drawn once and then done alike to an image and whatever belongs to
 * it.
 *
 * @param flip whether left and right change places
 * @param turns how many quarter turns follow, 0 to 3
 * @param gamma the exponent for intensities between an image's lowest and highest
 */
record Augmentation(boolean flip, int turns, double gamma) {

    private static final int QUARTERS = 4;

    /**
     * Draws one.
     *
     * @param jitter the most that gamma is away from 1
     */
    static Augmentation draw(RandomGenerator random, double jitter) {
        return new Augmentation(
                random.nextBoolean(), random.nextInt(QUARTERS), 1 + jitter * (2 * random.nextDouble() - 1));
    }

    /** Changes the contrast: {@code lowest + range * ((pixel - lowest) / range) ^ gamma}. */
    Image contrast(Image image) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float pixel : image.pixels()) {
            lowest = Math.min(lowest, pixel);
            highest = Math.max(highest, pixel);
        }
        float range = highest - lowest;
        if (range == 0 || gamma == 1) {
            return image;
        }
        float[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = lowest + range * (float) Math.pow((pixels[i] - lowest) / range, gamma);
        }
        return new Image(image.width(), image.height(), pixels);
    }

    /** Flips and turns; an odd number of turns swaps the sides. */
    Image move(Image image) {
        Image moved = flip ? flipped(image) : image;
        for (int i = 0; i < turns; i++) {
            moved = turned(moved);
        }
        return moved;
    }

    private static Image flipped(Image image) {
        int width = image.width();
        float[] pixels = new float[image.pixels().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = image.at(width - 1 - x, y);
            }
        }
        return new Image(width, image.height(), pixels);
    }

    private static Image turned(Image image) {
        int width = image.height();
        float[] pixels = new float[image.pixels().length];
        for (int y = 0; y < image.width(); y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = image.at(y, width - 1 - x);
            }
        }
        return new Image(width, image.width(), pixels);
    }
}
