package org.lfsr.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lesion detector says of itself.
 *
 * @param about what every model says
 * @param slices how many neighbouring slices it looks at for one: 1, or 3 with the slice in question in the middle
 * @param stride how many pixels a cell of its map is wide and high
 * @param rule how its map becomes regions
 * @param scales by which factors the slices that it was trained with had been shrunk
 * @param golden an input with what it makes of it; null if there is none
 */
public record DetectorCard(
        About about,
        int slices,
        int stride,
        OperatingRule rule,
        List<Integer> scales,
        @Nullable GoldenSlice golden) implements ModelCard {

    static final String KIND = "detector";

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public DetectorCard {
        Checks.present("about", about);
        Checks.atLeast(1, "slices", slices);
        if (slices % 2 == 0) {
            throw new IllegalArgumentException("slices must be odd, found %d".formatted(slices));
        }
        Checks.atLeast(1, "stride", stride);
        Checks.present("rule", rule);
        scales = Checks.notEmpty("scales", scales);
        scales.forEach(scale -> Checks.atLeast(1, "scales", scale));
        if (golden != null) {
            golden.requireChannels(slices);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }
}
