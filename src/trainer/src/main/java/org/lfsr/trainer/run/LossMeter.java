package org.lfsr.trainer.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sums of the losses since the last validation.
 *
 * @param sums by name, in the order in which they came
 * @param counts how many steps each is summed over
 */
record LossMeter(Map<String, Double> sums, Map<String, Integer> counts) {

    static final LossMeter EMPTY = new LossMeter(Map.of(), Map.of());

    /** With a step's losses added. */
    LossMeter plus(Map<String, Double> losses) {
        Map<String, Double> newSums = new LinkedHashMap<>(sums);
        Map<String, Integer> newCounts = new LinkedHashMap<>(counts);
        losses.forEach((name, loss) -> {
            newSums.merge(name, loss, Double::sum);
            newCounts.merge(name, 1, Integer::sum);
        });
        return new LossMeter(newSums, newCounts);
    }

    /** The means by name. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / counts.getOrDefault(name, 1)));
        return means;
    }
}
