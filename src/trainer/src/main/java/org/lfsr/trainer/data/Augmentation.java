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
            if (pixels[i] != lowest) { // The background, of most slices the larger part.
                pixels[i] = lowest + range * (float) Math.pow((pixels[i] - lowest) / range, gamma);
            }
        }
        return new Image(image.width(), image.height(), pixels);
    }

    /** Flips and turns; an odd number of turns swaps the sides. */
    Image move(Image image) {
        Walk walk = Walk.over(image);
        walk = flip ? walk.flipped() : walk;
        for (int i = 0; i < turns; i++) {
            walk = walk.turned();
        }
        return walk.read(image.pixels());
    }

    /**
     * A way through an image's pixels that begins in a corner and ends in the opposite one.
     *
     * @param width of the rows that it reads
     * @param height how many there are
     * @param start the index of the first pixel
     * @param right how much larger the index of the next in a row is
     * @param down how much larger the index of the next in a column is
     */
    private record Walk(int width, int height, int start, int right, int down) {

        static Walk over(Image image) {
            return new Walk(image.width(), image.height(), 0, 1, image.width());
        }

        Walk flipped() {
            return new Walk(width, height, start + (width - 1) * right, -right, down);
        }

        Walk turned() {
            return new Walk(/* width= */ height, /* height= */ width, start + (height - 1) * down, -down, right);
        }

        Image read(float[] from) {
            float[] pixels = new float[from.length];
            int at = 0;
            for (int y = 0; y < height; y++) {
                int index = start + y * down;
                for (int x = 0; x < width; x++) {
                    pixels[at++] = from[index];
                    index += right;
                }
            }
            return new Image(width, height, pixels);
        }
    }
}
