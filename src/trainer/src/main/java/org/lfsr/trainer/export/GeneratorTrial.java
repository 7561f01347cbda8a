package org.lfsr.trainer.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.quality.EnhancedStack;
import org.lfsr.imaging.quality.RedegradationFidelity;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.FidelityFloor;
import org.lfsr.inference.Generator;
import org.lfsr.inference.TrainedDegradation;
import org.lfsr.trainer.data.CoarseSlice;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.LowResolution;
import org.lfsr.trainer.evaluation.RegionEnhancer;

/**
 * Judges a generator, as it will be served, on the lesion regions of slices, each once for each noise that it was
 * trained with.
 */
final class GeneratorTrial {

    /** Which share of good results, in per cent, is given up for the bad ones. */
    private static final double PERCENTILE = 1;

    private static final double HUNDRED = 100;

    private final Generator generator;
    private final TrainedDegradation degradation;
    private final LowResolution lowResolution;

    GeneratorTrial(Generator generator, TrainedDegradation degradation, LowResolution lowResolution) {
        this.generator = generator;
        this.degradation = degradation;
        this.lowResolution = lowResolution;
    }

    /** What a trial found. */
    record Verdict(Map<String, Double> figures, FidelityFloor floor) {}

    /** Judges by slices with lesions. */
    Verdict judge(List<LabelledSlice> slices) {
        Map<String, Double> figures = new TreeMap<>();
        List<Region> all = new ArrayList<>();
        for (double sigma : degradation.noiseSigmas()) {
            List<Region> regions = new ArrayList<>();
            for (int i = 0; i < slices.size(); i++) {
                regions.add(judged(CoarseSlice.of(slices.get(i), lowResolution, sigma, i)));
            }
            figures.putAll(means(regions, sigma == 0 ? "" : " at noise %.0f".formatted(sigma)));
            all.addAll(regions);
        }
        return new Verdict(figures, floor(all));
    }

    private record Region(double psnr, double ssim, double bilinearPsnr, double bilinearSsim, double fidelity) {}

    private Region judged(CoarseSlice slice) {
        Image made = new RegionEnhancer(generator).enhance(slice.low(), slice.lowRegion());
        Image bilinear = slice.interpolated(Resampling.BILINEAR);
        EnhancedStack stack = new EnhancedStack(
                degradation.degradation(), List.of(slice.low().crop(slice.lowRegion())), List.of(made));
        return new Region(
                slice.psnr(made),
                slice.ssim(made),
                slice.psnr(bilinear),
                slice.ssim(bilinear),
                RedegradationFidelity.of(stack).psnrDb());
    }

    private static Map<String, Double> means(List<Region> regions, String suffix) {
        return Map.of(
                "PSNR of lesion regions, dB" + suffix, mean(regions, Region::psnr),
                "SSIM of lesion regions" + suffix, mean(regions, Region::ssim),
                "PSNR of bilinear interpolation, dB" + suffix, mean(regions, Region::bilinearPsnr),
                "SSIM of bilinear interpolation" + suffix, mean(regions, Region::bilinearSsim),
                "PSNR of the input against the result degraded again, dB" + suffix, mean(regions, Region::fidelity));
    }

    private static double mean(List<Region> regions, ToDoubleFunction<Region> figure) {
        return regions.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static FidelityFloor floor(List<Region> regions) {
        double[] sorted = regions.stream().mapToDouble(Region::fidelity).toArray();
        Arrays.sort(sorted);
        double psnrDb = sorted[(int) (PERCENTILE / HUNDRED * (sorted.length - 1))];
        return new FidelityFloor(psnrDb, PERCENTILE, sorted.length);
    }
}
