package org.lfsr.trainer.evaluation;

import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.data.CoarseSlice;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.LowResolution;

/**
 * A slice that lost its resolution, as one column of the comparison has it.
 *
 * @param column how it lost it
 * @param slice the slice, with its lesion region, before and after
 */
record Degraded(Column column, CoarseSlice slice) {

    /** The multiplier of Steele, Lea and Flood's SplitMix64: it sets the seeds of neighbouring slices far apart. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /**
     * Shrinks a slice and adds noise.
     *
     * @param slice a slice with a lesion
     * @param seed seeds the noise, together with the next
     * @param position which of the lesion slices it is
     */
    static Degraded of(LabelledSlice slice, Column column, long seed, int position) {
        LowResolution lowResolution = new LowResolution(Method.BICUBIC, column.scale());
        long own = (seed * GOLDEN_GAMMA + position) * GOLDEN_GAMMA;
        return new Degraded(column, CoarseSlice.of(slice, lowResolution, column.noiseSigma(), own));
    }
}
