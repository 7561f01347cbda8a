package org.lfsr.trainer.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

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
