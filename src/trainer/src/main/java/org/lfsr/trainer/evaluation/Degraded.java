package org.lfsr.trainer.evaluation;

import java.util.SplittableRandom;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.metric.Psnr;
import org.lfsr.imaging.metric.Ssim;
import org.lfsr.trainer.config.DegradationConfiguration.Method;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.LesionRegion;
import org.lfsr.trainer.data.LowResolution;

/**
 * A slice that lost its resolution, and its lesion region as it was before.
 *
 * @param column how it lost it
 * @param low the whole slice at low resolution
 * @param region the lesion region in it
 * @param truth the lesion region at full resolution
 */
record Degraded(Column column, Image low, Box region, Image truth) {

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
        Image whole = slice.image();
        int scale = column.scale();
        Image high = whole.crop(new Box(0, 0, whole.width() / scale * scale, whole.height() / scale * scale));
        Image low = new LowResolution(Method.BICUBIC, scale)
                .of(high, column.noiseSigma(), new SplittableRandom((seed * GOLDEN_GAMMA + position) * GOLDEN_GAMMA));
        Box region = LesionRegion.of(slice.lesion());
        Box lowRegion =
                new Box(region.x() / scale, region.y() / scale, region.width() / scale, region.height() / scale);
        return new Degraded(column, low, lowRegion, high.crop(region));
    }

    /** The peak signal-to-noise ratio of what was made of the region; its peak is the truth's range. */
    double psnr(Image made) {
        return Psnr.ofPeak(peak()).of(truth, made);
    }

    /** The structural similarity of what was made of the region; its peak is the truth's range. */
    double ssim(Image made) {
        return Ssim.ofPeak(peak()).of(truth, made);
    }

    private double peak() {
        return Math.max(IntensityRange.of(truth).width(), Float.MIN_NORMAL);
    }
}
