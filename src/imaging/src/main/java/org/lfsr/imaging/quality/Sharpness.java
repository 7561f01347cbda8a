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
            sum += ofRow(image, y);
        }
        return sum / image.pixels().length;
    }

    private static double ofRow(Image image, int y) {
        float[] pixels = image.pixels();
        int width = image.width();
        int row = y * width;
        int above = Math.max(0, y - 1) * width;
        int below = Math.min(image.height() - 1, y + 1) * width;
        double sum = 0;
        for (int x = 0; x < width; x++) {
            double slopeX = (double) pixels[row + Math.min(width - 1, x + 1)] - pixels[row + Math.max(0, x - 1)];
            double slopeY = (double) pixels[below + x] - pixels[above + x];
            sum += Math.sqrt(slopeX * slopeX + slopeY * slopeY);
        }
        return sum / 2;
    }
}
