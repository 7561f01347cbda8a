package org.lfsr.imaging.quality;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.metric.Psnr;
import org.lfsr.imaging.metric.Ssim;

/**
 * Whether an enhanced region still says what its input said: {@code PSNR(input, degrade(enhanced))} and
 * {@code SSIM(input, degrade(enhanced))}, with the degradation that the model learned to undo and the stack's
 * {@link EnhancedStack#peak}. What a model invents or loses at the input's scale shows here; what it adds beyond the
 * input's resolution does not.
 *
 * <p>Pixels within the degradation's {@linkplain org.lfsr.imaging.degrade.Degradation#reach() reach} of the border,
 * which depend on what lay outside the region, are left out, as far as a side of 3 pixels remains. SSIM's window is 7 x
 * 7, or the largest odd one that fits into what is left. Noise in the input that the model took away lowers both
 * figures.
 *
 * <p>In a thick stack one bad slice hardly lowers the first figure, so the worst slice counts for itself, measured by
 * its own range as if it were a stack. Where a slice shows next to nothing, its range is noise, and everything would
 * seem to contradict it: no slice's range counts for less than a quarter of the stack's peak.
 *
 * @param psnrDb of all slices' pixels together, at most 100, which stands for equality
 * @param worstSlicePsnrDb the least of single slices, likewise; as {@code psnrDb} if there is but one
 * @param ssim the mean over all slices' windows, -1 to 1
 * @param worstSsim the least of all windows': where the region is least like its input
 */
public record RedegradationFidelity(double psnrDb, double worstSlicePsnrDb, double ssim, double worstSsim) {

    /** Beyond this only rounding is left. */
    private static final double MAX_PSNR_DB = 100;

    private static final int LEAST_SIDE = 3;
    private static final double LEAST_RANGE = 0.25;

    /** Measures a stack. */
    public static RedegradationFidelity of(EnhancedStack stack) {
        Box inside = inside(stack);
        List<Image> wanted = cropped(stack.input(), inside);
        List<Image> found = cropped(stack.degraded(), inside);
        Ssim ssim = Ssim.uniform(stack.peak(), window(inside));
        DoubleSummaryStatistics similarities = new DoubleSummaryStatistics();
        for (int i = 0; i < stack.depth(); i++) {
            for (float similarity : ssim.map(wanted.get(i), found.get(i)).pixels()) {
                similarities.accept(similarity);
            }
        }
        return new RedegradationFidelity(
                psnrDb(stack.peak(), wanted, found),
                worstSlicePsnrDb(stack, wanted, found),
                similarities.getAverage(),
                similarities.getMin());
    }

    private static double worstSlicePsnrDb(EnhancedStack stack, List<Image> wanted, List<Image> found) {
        return IntStream.range(0, stack.depth())
                .mapToDouble(i -> psnrDb(peak(stack, i), wanted.subList(i, i + 1), found.subList(i, i + 1)))
                .min()
                .orElseThrow();
    }

    private static double peak(EnhancedStack stack, int slice) {
        double range = IntensityRange.of(stack.input().get(slice)).width();
        return stack.depth() == 1 ? stack.peak() : Math.max(range, LEAST_RANGE * stack.peak());
    }

    private static double psnrDb(double peak, List<Image> wanted, List<Image> found) {
        return Math.min(MAX_PSNR_DB, Psnr.ofPeak(peak).of(wanted, found));
    }

    private static Box inside(EnhancedStack stack) {
        Box all = stack.input().get(0).bounds();
        int reach = stack.degradation().reach();
        int x = inset(all.width(), reach);
        int y = inset(all.height(), reach);
        return new Box(x, y, all.width() - 2 * x, all.height() - 2 * y);
    }

    private static int inset(int side, int reach) {
        return Math.max(0, Math.min(reach, (side - LEAST_SIDE) / 2));
    }

    private static int window(Box inside) {
        int side = Math.min(inside.width(), inside.height());
        return Math.min(Ssim.WINDOW, side % 2 == 1 ? side : side - 1);
    }

    private static List<Image> cropped(List<Image> slices, Box box) {
        return slices.stream().map(slice -> slice.crop(box)).toList();
    }
}
