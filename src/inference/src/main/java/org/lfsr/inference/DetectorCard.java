package org.lfsr.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.imaging.roi.RoiRule;

/**
 * What a lesion detector says of itself.
 *
 * @param about what every model says
 * @param slices how many neighbouring slices it looks at for one: 1, or 3 with the slice in question in the middle
 * @param stride how many pixels a cell of its map is wide and high
 * @param threshold from which share of lesion on a cell counts, above 0, at most 1
 * @param certainty what share of lesion one of the cells that hang together must have, the threshold to 1
 * @param marginPixels how many pixels a region grows on every side
 * @param gridPixels what a region's corners are multiples of
 * @param leastCells components of fewer cells do not count; 1 keeps all
 * @param scales by which factors the slices that it was trained with had been shrunk
 * @param golden an input with what it makes of it; null if there is none
 */
public record DetectorCard(
        About about,
        int slices,
        int stride,
        double threshold,
        double certainty,
        int marginPixels,
        int gridPixels,
        int leastCells,
        List<Integer> scales,
        @Nullable GoldenSlice golden)
        implements ModelCard {

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
        Checks.between(Double.MIN_NORMAL, 1, "threshold", threshold);
        Checks.between(threshold, 1, "certainty", certainty);
        Checks.atLeast(0, "marginPixels", marginPixels);
        Checks.atLeast(1, "gridPixels", gridPixels);
        Checks.atLeast(1, "leastCells", leastCells);
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

    /** Which cells count. */
    public Marking marking() {
        return new Marking(threshold, certainty);
    }

    /** How cells that count become regions. */
    public RoiRule roiRule() {
        return new RoiRule(marginPixels, gridPixels, leastCells);
    }
}
