package org.lfsr.imaging.quality;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * How steep an image's edges are: the mean over pixels of {@code sqrt(gx^2 + gy^2)}, with central differences {@code gx
 * = (f(x + 1, y) - f(x - 1, y)) / 2} along each axis, the outermost pixels repeated beyond the border.
 */
final class Sharpness {

    private Sharpness() {}

    /** Measures slices of one size; intensity units a pixel, 0 if they are constant. */
    static double of(List<Image> slices) {
        return slices.stream().mapToDouble(Sharpness::of).average().orElseThrow();
    }

    private static double of(Image image) {
        double sum = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                sum += Math.hypot(slopeX(image, x, y), slopeY(image, x, y));
            }
        }
        return sum / image.pixels().length;
    }

    private static double slopeX(Image image, int x, int y) {
        float before = image.at(Math.max(0, x - 1), y);
        float after = image.at(Math.min(image.width() - 1, x + 1), y);
        return ((double) after - before) / 2;
    }

    private static double slopeY(Image image, int x, int y) {
        float before = image.at(x, Math.max(0, y - 1));
        float after = image.at(x, Math.min(image.height() - 1, y + 1));
        return ((double) after - before) / 2;
    }
}
