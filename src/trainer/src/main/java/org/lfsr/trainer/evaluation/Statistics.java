package org.lfsr.trainer.evaluation;

import java.util.Arrays;
import java.util.List;

/** Means, deviations and quantiles. */
final class Statistics {

    private Statistics() {}

    /** The mean; not a number if there is no value. */
    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The standard deviation of a sample, with {@code n - 1}; 0 for a single value. */
    static double deviation(List<Double> values) {
        if (values.size() < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    /**
     * A quantile, interpolated between the values beside it (Hyndman and Fan 1996, definition 7).
     *
     * @param values one or more, in any order
     * @param share which quantile, 0 to 1
     */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
