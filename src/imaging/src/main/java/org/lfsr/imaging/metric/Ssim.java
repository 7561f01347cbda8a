package org.lfsr.imaging.metric;

import java.util.Arrays;
import org.lfsr.imaging.Image;

/**
 * The structural similarity index (Wang, Bovik, Sheikh, Simoncelli, Image quality assessment: from error visibility to
 * structural similarity, 2004, equation 13), in [-1, 1], 1 for equal images.
 *
 * <p>In each window {@code ((2 ma mb + C1)(2 sab + C2)) / ((ma^2 + mb^2 + C1)(saa + sbb + C2))} with the windows' means
 * {@code m}, variances and covariance {@code s} (under a uniform window of a sample: {@code N / (N - 1)} times the
 * window's own, {@code N} being its number of pixels), {@code C1 = (0.01 peak)^2} and {@code C2 = (0.03 peak)^2};
 * averaged over the windows that lie wholly inside the image, as the Python library scikit-image does.
 */
public final class Ssim {

    /** The side of the usual uniform window. */
    public static final int WINDOW = 7;

    private static final double K1 = 0.01;
    private static final double K2 = 0.03;
    private static final int GAUSSIAN_RADIUS = 5;
    private static final double GAUSSIAN_DEVIATION = 1.5;

    private final double peak;
    private final double[] window;
    private final double correction;

    private Ssim(double peak, double[] window, double correction) {
        this.peak = Metrics.requirePeak(peak);
        this.window = window;
        this.correction = correction;
    }

    /**
     * Makes the usual metric: a uniform window of 7 x 7.
     *
     * @param peak the largest difference that matters, in the images' units; above 0
     * @throws IllegalArgumentException if the peak is not above 0
     */
    public static Ssim ofPeak(double peak) {
        return uniform(peak, WINDOW);
    }

    /**
     * Makes a metric with a uniform window of another size, for images that are smaller than the usual one.
     *
     * @param side the window's columns and rows; odd; in a window of 1 the variances are 0 and the means alone count
     * @throws IllegalArgumentException if the peak is not above 0, or the side not odd
     */
    public static Ssim uniform(double peak, int side) {
        if (side < 1 || side % 2 == 0) {
            throw new IllegalArgumentException("A window's side is odd, found %d".formatted(side));
        }
        double[] window = new double[side];
        Arrays.fill(window, 1.0 / side);
        double pixels = (double) side * side;
        return new Ssim(peak, window, side > 1 ? pixels / (pixels - 1) : 1);
    }

    /**
     * Makes the metric of the paper: a Gaussian window of 11 x 11 with a deviation of 1.5 pixels, and the window's own
     * variances and covariance.
     *
     * @throws IllegalArgumentException if the peak is not above 0
     */
    public static Ssim gaussian(double peak) {
        double[] window = new double[2 * GAUSSIAN_RADIUS + 1];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            double distance = (i - GAUSSIAN_RADIUS) / GAUSSIAN_DEVIATION;
            window[i] = Math.exp(-distance * distance / 2);
            sum += window[i];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return new Ssim(peak, window, 1);
    }

    /**
     * Compares two images.
     *
     * @return the mean of the {@link #map}
     * @throws IllegalArgumentException if the images differ in size or are smaller than the window
     */
    public double of(Image reference, Image image) {
        return Arrays.stream(similarities(reference, image)).average().orElseThrow();
    }

    /**
     * Compares two images window by window.
     *
     * @return the index of each window, at the window's first pixel: as many columns and rows fewer than the images
     *     have as the window's side has more than 1
     * @throws IllegalArgumentException if the images differ in size or are smaller than the window
     */
    public Image map(Image reference, Image image) {
        double[] similarities = similarities(reference, image);
        float[] pixels = new float[similarities.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) similarities[i];
        }
        return new Image(image.width() - window.length + 1, image.height() - window.length + 1, pixels);
    }

    private double[] similarities(Image reference, Image image) {
        Metrics.requireSameSize(reference, image);
        if (image.width() < window.length || image.height() < window.length) {
            throw new IllegalArgumentException("An image of %s is smaller than SSIM's window of %d x %d"
                    .formatted(image, window.length, window.length));
        }
        WindowMeans means = new WindowMeans(image.width(), image.height(), window);
        float[] a = reference.pixels();
        float[] b = image.pixels();
        double[] meanA = means.of(i -> a[i]);
        double[] meanB = means.of(i -> b[i]);
        double[] squareA = means.of(i -> (double) a[i] * a[i]);
        double[] squareB = means.of(i -> (double) b[i] * b[i]);
        double[] product = means.of(i -> (double) a[i] * b[i]);
        double[] similarities = new double[meanA.length];
        for (int i = 0; i < similarities.length; i++) {
            double varianceSum = squareA[i] - meanA[i] * meanA[i] + squareB[i] - meanB[i] * meanB[i];
            similarities[i] = similarity(meanA[i], meanB[i], varianceSum, product[i] - meanA[i] * meanB[i]);
        }
        return similarities;
    }

    private double similarity(double meanA, double meanB, double varianceSum, double covariance) {
        double c1 = K1 * peak * K1 * peak;
        double c2 = K2 * peak * K2 * peak;
        return (2 * meanA * meanB + c1)
                * (2 * correction * covariance + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (correction * varianceSum + c2));
    }
}
