package org.lfsr.imaging.metric;

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
        return 10 * Math.log10(peak * peak / meanSquare(reference, image));
    }

    private static double meanSquare(Image reference, Image image) {
        Metrics.requireSameSize(reference, image);
        float[] wanted = reference.pixels();
        float[] found = image.pixels();
        double squares = 0;
        for (int i = 0; i < wanted.length; i++) {
            double difference = (double) wanted[i] - found[i];
            squares += difference * difference;
        }
        return squares / wanted.length;
    }
}
