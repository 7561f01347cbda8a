package org.lfsr.trainer.network;

/**
 * Which of a run's normalized intensities are black and white to a network that was trained on photographs.
 *
 * @param lowest the z-scored intensity of black
 * @param highest the z-scored intensity of white, above {@code lowest}
 */
public record IntensityRange(double lowest, double highest) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if white is not brighter than black
     */
    public IntensityRange {
        if (!(lowest < highest)) {
            throw new IllegalArgumentException(
                    "Intensity range from %s to %s, wanted the second above the first".formatted(lowest, highest));
        }
    }
}
