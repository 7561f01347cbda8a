package org.lfsr.imaging.quality;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lfsr.imaging.Image;

/**
 * How well neighbouring slices agree: the mean over neighbours {@code a}, {@code b} of their correlation {@code sum (a
 * - mean(a))(b - mean(b)) / sqrt(sum (a - mean(a))^2 sum (b - mean(b))^2)}, in [-1, 1]. Two constant slices agree (1);
 * a constant one and another neither agree nor disagree (0).
 */
final class Coherence {

    private Coherence() {}

    /** Measures slices of one size; empty if there is only one. */
    static OptionalDouble of(List<Image> slices) {
        return IntStream.range(1, slices.size())
                .mapToDouble(i ->
                        correlation(slices.get(i - 1).pixels(), slices.get(i).pixels()))
                .average();
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        if (squareA == 0 || squareB == 0) {
            return squareA == squareB ? 1 : 0;
        }
        return product / (Math.sqrt(squareA) * Math.sqrt(squareB));
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
