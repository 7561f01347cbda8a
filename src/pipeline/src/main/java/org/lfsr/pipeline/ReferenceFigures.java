package org.lfsr.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.metric.Psnr;
import org.lfsr.imaging.metric.Ssim;

/**
 * How like a reference a stack is; the peak is the reference region's maximum less its minimum.
 *
 * @param psnrDb in decibels; null if the reference is constant
 * @param ssim the mean over slices, -1 to 1; null if the reference is constant or smaller than the metric's window
 */
record ReferenceFigures(@Nullable Double psnrDb, @Nullable Double ssim) {

    static final ReferenceFigures NONE = new ReferenceFigures(null, null);

    static ReferenceFigures of(List<Image> reference, List<Image> slices) {
        double peak = IntensityRange.of(reference).width();
        if (peak == 0) {
            return NONE;
        }
        Image first = reference.get(0);
        boolean fits = Math.min(first.width(), first.height()) >= Ssim.WINDOW;
        return new ReferenceFigures(
                Psnr.ofPeak(peak).of(reference, slices), fits ? ssim(peak, reference, slices) : null);
    }

    private static double ssim(double peak, List<Image> reference, List<Image> slices) {
        Ssim ssim = Ssim.ofPeak(peak);
        return IntStream.range(0, slices.size())
                .mapToDouble(i -> ssim.of(reference.get(i), slices.get(i)))
                .average()
                .orElseThrow();
    }
}
