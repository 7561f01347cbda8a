package org.lfsr.inference;

import org.jspecify.annotations.Nullable;

/**
 * What a generator says of itself.
 *
 * @param about what every model says
 * @param scale how many output pixels make an input pixel, on each side: 2 or 4
 * @param degradation what it has learned to undo
 * @param contextPixels how many pixels around a region it should be given too, where the slice has them
 * @param fidelityFloor below which fidelity a result is to be replaced; null as long as nobody measured it
 * @param golden an input with what it makes of it; null if there is none
 */
public record GeneratorCard(
        About about,
        int scale,
        TrainedDegradation degradation,
        int contextPixels,
        @Nullable FidelityFloor fidelityFloor,
        @Nullable GoldenSlice golden)
        implements ModelCard {

    static final String KIND = "generator";

    private static final int DOUBLE = 2;
    private static final int FOURFOLD = 4;

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public GeneratorCard {
        Checks.present("about", about);
        if (scale != DOUBLE && scale != FOURFOLD) {
            throw new IllegalArgumentException("scale must be 2 or 4, found %d".formatted(scale));
        }
        if (Checks.present("degradation", degradation).factor() != scale) {
            throw new IllegalArgumentException(
                    "degradation.factor must be the scale %d, found %d".formatted(scale, degradation.factor()));
        }
        Checks.atLeast(0, "contextPixels", contextPixels);
        if (golden != null) {
            golden.requireChannels(1);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }
}
