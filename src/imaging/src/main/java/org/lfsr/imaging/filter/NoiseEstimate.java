package org.lfsr.imaging.filter;

import java.util.Arrays;
import org.lfsr.imaging.Image;

/**
 * A blind estimate of an image's Gaussian noise (Donoho, Johnstone, Ideal spatial adaptation by wavelet shrinkage,
 * 1994, section 4.2): {@code sigma = median(|d|) / 0.6745} over the coefficients {@code d} that are not 0 of the
 * diagonal details of the image's first Daubechies-2 wavelet transform, its border mirrored. Fine texture counts as
 * noise; a background of exact zeros does not count.
 */
public final class NoiseEstimate {

    /** The 75th percentile of the normal distribution. */
    private static final double NORMAL_QUARTILE = 0.6744897501960817;

    private static final double[] HIGH_PASS = {
        -0.48296291314469025, 0.836516303737469, -0.22414386804185735, -0.12940952255092145
    };

    private NoiseEstimate() {}

    /**
     * Estimates the noise of an image.
     *
     * @return the noise's standard deviation, in the image's units; 0 if the image has no detail at all
     */
    public static double of(Image image) {
        double[] magnitudes = Arrays.stream(diagonalDetails(image))
                .map(Math::abs)
                .filter(magnitude -> magnitude > 0)
                .sorted()
                .toArray();
        return magnitudes.length == 0 ? 0 : median(magnitudes) / NORMAL_QUARTILE;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] diagonalDetails(Image image) {
        double[] pixels = new double[image.pixels().length];
        Arrays.setAll(pixels, i -> image.pixels()[i]);
        double[] rowDetails = transposedDetails(pixels, image.width(), image.height());
        return transposedDetails(rowDetails, image.height(), rowDetails.length / image.height());
    }

    /** High-passes each row and keeps every second value; what comes back has a column for each old row. */
    private static double[] transposedDetails(double[] values, int width, int height) {
        int columns = (width + HIGH_PASS.length - 1) / 2;
        double[] details = new double[columns * height];
        for (int i = 0; i < columns; i++) {
            for (int tap = 0; tap < HIGH_PASS.length; tap++) {
                int column = mirrored(2 * i + 1 - tap, width);
                for (int y = 0; y < height; y++) {
                    details[i * height + y] += HIGH_PASS[tap] * values[y * width + column];
                }
            }
        }
        return details;
    }

    /** Mirrors at the outer edges of the first and the last pixel, as often as it takes. */
    private static int mirrored(int index, int size) {
        int folded = Math.floorMod(index, 2 * size);
        return Math.min(folded, 2 * size - 1 - folded);
    }
}
