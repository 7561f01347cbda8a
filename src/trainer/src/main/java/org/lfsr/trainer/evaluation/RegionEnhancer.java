package org.lfsr.trainer.evaluation;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;
import org.lfsr.inference.Generator;
import org.lfsr.inference.RegionView;

/**
 * Runs a generator on a region of a slice. It is given some pixels around the region too, where the slice has them, so
 * that the region's border is made with the same knowledge as its middle; and the slice is normalized by its own
 * figures before, and brought back after.
 *
 * @param generator the generator; stays open
 */
public record RegionEnhancer(Generator generator) {

    /** How many low-resolution pixels around a region the generator sees. */
    public static final int CONTEXT_PIXELS = 8;

    /**
     * Enhances a region.
     *
     * @param low a whole low-resolution slice
     * @param region the region in it
     * @return the region in the slice's intensities, as many times as fine as the generator makes it
     */
    public Image enhance(Image low, Box region) {
        ZScore normalization = ZScore.of(low);
        RegionView view = RegionView.of(region, low.bounds(), CONTEXT_PIXELS);
        Image seen = normalization.normalize(view.input(low));
        Image made = generator.enhance(List.of(seen)).get(0);
        return normalization.restore(view.region(made, generator.scale()));
    }
}
