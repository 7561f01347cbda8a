package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.Optional;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.Generator;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.data.LabelledSlice;

/**
 * What a detector, as a consumer of results, makes of slices that lost their resolution and got it back in one way or
 * another. Slices are restored whole, with the neighbours that it looks at, so that nothing but the restoration
 * differs. Each slice goes by its own map: those within reach would have to be restored too, which takes too long.
 *
 * @param detector the detector; stays open
 * @param rule how its map becomes regions
 * @param slices what it is shown
 */
record Downstream(LesionDetector detector, OperatingRule rule, List<LabelledSlice> slices) {

    /** What it sees in slices as they are. */
    Outcome untouched() {
        return outcome(new Lookout(detector, 1));
    }

    /** What it sees in slices that stay as small as they were made. */
    Outcome shrunk(int scale) {
        return outcome(new Lookout(detector, scale));
    }

    /** What it sees in slices that bilinear interpolation made large again. */
    Outcome interpolated(int scale) {
        return restored(scale, low -> Resampling.BILINEAR.enlarge(low, scale));
    }

    /** What it sees in slices that a generator made large again. */
    Outcome enhanced(Generator generator) {
        RegionEnhancer enhancer = new RegionEnhancer(generator);
        return restored(generator.scale(), low -> enhancer.enhance(low, low.bounds()));
    }

    private Outcome restored(int scale, Restoration restoration) {
        return outcome(new Lookout(detector, scale, Optional.of(restoration)));
    }

    private Outcome outcome(Lookout lookout) {
        OperatingRule own = rule.withoutReach();
        Sightings sightings = lookout.sightings(slices, own);
        return new Outcome(sightings.at(own), sightings.dice());
    }

    /**
     * What a detector saw.
     *
     * @param figures its figures
     * @param dice the mean overlap of its map with the lesion over lesion slices, 0 to 1
     */
    record Outcome(DetectionFigures figures, double dice) {}
}
