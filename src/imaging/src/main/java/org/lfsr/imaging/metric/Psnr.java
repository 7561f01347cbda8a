package org.lfsr.imaging.metric;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * The peak signal-to-noise ratio, {@code 10 log10(peak^2 / MSE)} decibels, MSE being the mean of squared differences.
 */
public final class Psnr {

    private final double peak;

    private Psnr(double peak) {
        this.peak = peak;
    }

    /**
     * Makes a metric for images of a known peak.
     *
     * @param peak the largest difference that matters, in the images' units: the reference's maximum minus its minimum,
     *     say; above 0
     * @throws IllegalArgumentException if the peak is not above 0
     */
    public static Psnr ofPeak(double peak) {
        return new Psnr(Metrics.requirePeak(peak));
    }

    /**
     * Compares two images.
     *
     * @return decibels; positive infinity if the images are equal
     * @throws IllegalArgumentException if the images differ in size
     */
    public double of(Image reference, Image image) {
        return of(List.of(reference), List.of(image));
    }

    /**
     * Compares two stacks of images: the mean is over all their pixels together.
     *
     * @param references one or more
     * @param images as many
     * @return decibels; positive infinity if the stacks are equal
     * @throws IllegalArgumentException if there are none, their numbers differ, or two images differ in size
     */
    public double of(List<Image> references, List<Image> images) {
        if (references.isEmpty() || references.size() != images.size()) {
            throw new IllegalArgumentException(
                    "%d images cannot be compared with %d".formatted(images.size(), references.size()));
        }
        double squares = 0;
        double pixels = 0;
        for (int i = 0; i < images.size(); i++) {
            squares += squares(references.get(i), images.get(i));
            pixels += images.get(i).pixels().length;
        }
        return 10 * Math.log10(peak * peak * pixels / squares);
    }

    private static double squares(Image reference, Image image) {
        Metrics.requireSameSize(reference, image);
        float[] wanted = reference.pixels();
        float[] found = image.pixels();
        double squares = 0;
        for (int i = 0; i < wanted.length; i++) {
            double difference = (double) wanted[i] - found[i];
            squares += difference * difference;
        }
        return squares;
    }
}
