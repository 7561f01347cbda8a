package org.lfsr.trainer.data;

import java.util.SplittableRandom;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.metric.Psnr;
import org.lfsr.imaging.metric.Ssim;
import org.lfsr.imaging.resample.Resampling;

/**
 * A slice at two resolutions, with its lesion's region in both.
 *
 * @param high the slice, its sides cut to multiples of the factor, in the file's own intensities
 * @param low the slice with its resolution lost, likewise
 * @param region the {@link LesionRegion} in the first
 * @param lowRegion the same region in the second
 */
public record CoarseSlice(Image high, Image low, Box region, Box lowRegion) {

    /**
     * Makes a slice coarse.
     *
     * @param slice a slice with a lesion
     * @param lowResolution how resolution is lost; 8 is a multiple of its factor
     * @param noiseSigma deviation of the k-space noise, of the coarse slice scaled to 0..255; 0 for none
     * @param seed what noise is drawn by
     */
    public static CoarseSlice of(LabelledSlice slice, LowResolution lowResolution, double noiseSigma, long seed) {
        int factor = lowResolution.factor();
        Image whole = slice.image();
        Image high = whole.crop(new Box(0, 0, whole.width() / factor * factor, whole.height() / factor * factor));
        Image low = lowResolution.of(high, noiseSigma, new SplittableRandom(seed));
        Box region = LesionRegion.of(slice.lesion());
        Box lowRegion =
                new Box(region.x() / factor, region.y() / factor, region.width() / factor, region.height() / factor);
        return new CoarseSlice(high, low, region, lowRegion);
    }

    /** The region at full resolution: what a method should have made. */
    public Image truth() {
        return high.crop(region);
    }

    /** The region as interpolation makes it. */
    public Image interpolated(Resampling resampling) {
        return resampling.enlarge(low, high.width() / low.width()).crop(region);
    }

    /** The peak signal-to-noise ratio of what was made of the region; its peak is the truth's range. */
    public double psnr(Image made) {
        return Psnr.ofPeak(peak()).of(truth(), made);
    }

    /** The structural similarity of what was made of the region; its peak is the truth's range. */
    public double ssim(Image made) {
        return Ssim.ofPeak(peak()).of(truth(), made);
    }

    private double peak() {
        return Math.max(IntensityRange.of(truth()).width(), Float.MIN_NORMAL);
    }
}
