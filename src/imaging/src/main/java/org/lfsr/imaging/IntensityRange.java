package org.lfsr.imaging;

import java.util.List;

/**
 * The smallest and the largest value of one or more images, in their units.
 *
 * @param min the smallest pixel
 * @param max the largest pixel, at least {@code min}
 */
public record IntensityRange(float min, float max) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if {@code max} is below {@code min} or one of them is not a number
     */
    public IntensityRange {
        if (!(min <= max)) {
            throw new IllegalArgumentException("A range goes upwards, found %s to %s".formatted(min, max));
        }
    }

    /**
     * Measures an image.
     *
     * @throws IllegalArgumentException if a pixel is not a number
     */
    public static IntensityRange of(Image image) {
        return of(List.of(image));
    }

    /**
     * Measures several images together.
     *
     * @param images one or more
     * @throws IllegalArgumentException if there is none, or a pixel is not a number
     */
    public static IntensityRange of(List<Image> images) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (Image image : images) {
            for (float pixel : image.pixels()) {
                min = Math.min(min, pixel);
                max = Math.max(max, pixel);
            }
        }
        return new IntensityRange(min, max);
    }

    /** {@code max - min}, as metrics take for their peak; 0 for a constant image. */
    public double width() {
        return (double) max - min;
    }
}
