package org.lfsr.pipeline;

/**
 * What a generator's result must keep to, or it is replaced.
 *
 * @param fallbackFidelityDb the least likeness of the result's worst slice, degraded again, to its input, in decibels,
 *     where the generator's card has no floor of its own
 * @param leastLesionOverlap the least {@link LesionAgreement#overlap()}, 0 to 1
 * @param mostStraySpots how many spots may have {@linkplain LesionAgreement#vanished() vanished}, and how many
 *     {@linkplain LesionAgreement#appeared() appeared}; 0 or more
 * @param leastSliceCoherence the least {@link org.lfsr.imaging.quality.RoiQuality#sliceCoherence()}
 * @param mostNoiseGain how many times the input's noise the result's may be, above 0
 * @param mostRangeExcess by how much the result may leave the input region's range at either end, as a share of that
 *     range, times the scale less 1: the coarser the input, the more of a small bright spot it had averaged away; 0 or
 *     more
 */
public record Limits(
        double fallbackFidelityDb,
        double leastLesionOverlap,
        int mostStraySpots,
        double leastSliceCoherence,
        double mostNoiseGain,
        double mostRangeExcess) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public Limits {
        requireBetween("fallbackFidelityDb", -100, 100, fallbackFidelityDb);
        requireBetween("leastLesionOverlap", 0, 1, leastLesionOverlap);
        requireBetween("mostStraySpots", 0, Integer.MAX_VALUE, mostStraySpots);
        requireBetween("leastSliceCoherence", -1, 1, leastSliceCoherence);
        requireBetween("mostNoiseGain", Double.MIN_NORMAL, Double.MAX_VALUE, mostNoiseGain);
        requireBetween("mostRangeExcess", 0, Double.MAX_VALUE, mostRangeExcess);
    }

    private static void requireBetween(String name, double least, double most, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s is between %s and %s, found %s".formatted(name, least, most, value));
        }
    }

    /**
     * Limits that ground truth keeps to with room to spare. On lesions of BraTS 2018, shrunk, it had 0.86 times the
     * input's noise at most, 0.95 times its coherence at least, and left its range by 0.42 (x2) and 0.98 (x4) at most.
     */
    public static Limits usual() {
        return new Limits(25, 0.5, 0, 0.8, 2, 0.75);
    }
}
