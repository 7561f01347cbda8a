package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Says how far a mean over slices may be off, given that slices of one patient are alike: patients are drawn anew with
 * replacement, each with all of its slices (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 8.3
 * and 13.3). With few patients the interval is rough, and rather too narrow.
 *
 * @param seed seeds the draws: equal seeds draw equal patients
 * @param resamples how often they are drawn
 */
record PatientBootstrap(long seed, int resamples) {

    private static final double TAIL = 0.025;

    /**
     * An interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    record Interval(double low, double high) {}

    /**
     * The middle 95 % of the means.
     *
     * @param values each patient's values, at least one patient
     */
    Interval interval(Map<String, List<Double>> values) {
        List<List<Double>> patients = List.copyOf(new TreeMap<>(values).values());
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = IntStream.range(0, resamples)
                .mapToDouble(resample -> mean(patients, random))
                .toArray();
        return new Interval(Statistics.quantile(means, TAIL), Statistics.quantile(means, 1 - TAIL));
    }

    private static double mean(List<List<Double>> patients, SplittableRandom random) {
        return Statistics.mean(IntStream.range(0, patients.size())
                .mapToObj(draw -> patients.get(random.nextInt(patients.size())))
                .flatMap(List::stream)
                .toList());
    }
}
