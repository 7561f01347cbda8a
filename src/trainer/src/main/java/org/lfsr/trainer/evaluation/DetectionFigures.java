package org.lfsr.trainer.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.lfsr.imaging.roi.Coverage;

/**
 * How good a detector is at one resolution. Shares are 0 to 1, and 0 where there is no slice to take them from.
 *
 * @param scale by which factor slices were shrunk before the detector saw them
 * @param lesionSlices how many slices had a lesion
 * @param lesionFreeSlices how many had none
 * @param perfect the share of lesion slices whose whole lesion lies in the regions
 * @param acceptable the share of lesion slices of whose lesion at least 95 % lie in the regions, perfect ones too
 * @param roiShare the mean share of a lesion slice that the regions cover: a box around everything is perfect, but 1
 * @param falseAlarms the share of lesion-free slices with a region
 */
public record DetectionFigures(
        int scale,
        int lesionSlices,
        int lesionFreeSlices,
        double perfect,
        double acceptable,
        double roiShare,
        double falseAlarms) {

    /** The figures of slices, by how well regions cover each one's lesion. */
    static DetectionFigures of(int scale, List<Coverage> coverages) {
        List<Coverage> lesions = coverages.stream()
                .filter(coverage -> coverage.lesionPixels() > 0)
                .toList();
        List<Coverage> free = coverages.stream()
                .filter(coverage -> coverage.lesionPixels() == 0)
                .toList();
        return new DetectionFigures(
                scale,
                lesions.size(),
                free.size(),
                share(lesions, Coverage::isPerfect),
                share(lesions, Coverage::isAcceptable),
                mean(lesions, Coverage::areaShare),
                share(free, Coverage::isFalseAlarm));
    }

    private static double share(List<Coverage> coverages, Predicate<Coverage> matching) {
        return mean(coverages, coverage -> matching.test(coverage) ? 1 : 0);
    }

    private static double mean(List<Coverage> coverages, ToDoubleFunction<Coverage> figure) {
        return coverages.stream().mapToDouble(figure).average().orElse(0);
    }

    /** The figures by name, each with the scale in it. */
    public Map<String, Double> named() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("perfect x%d".formatted(scale), perfect);
        named.put("acceptable x%d".formatted(scale), acceptable);
        named.put("ROI share x%d".formatted(scale), roiShare);
        named.put("false alarms x%d".formatted(scale), falseAlarms);
        return named;
    }
}
