package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.Map;

/**
 * A figure over many slices.
 *
 * @param slices how many slices
 * @param patients of how many patients
 * @param mean the mean over the slices
 * @param deviation the standard deviation over the slices
 * @param interval how far the mean may be off, by patient
 */
record Summary(int slices, int patients, double mean, double deviation, PatientBootstrap.Interval interval) {

    /**
     * Sums up.
     *
     * @param values each patient's values
     */
    static Summary of(Map<String, List<Double>> values, PatientBootstrap bootstrap) {
        List<Double> all = values.values().stream().flatMap(List::stream).toList();
        return new Summary(
                all.size(), values.size(), Statistics.mean(all), Statistics.deviation(all), bootstrap.interval(values));
    }
}
