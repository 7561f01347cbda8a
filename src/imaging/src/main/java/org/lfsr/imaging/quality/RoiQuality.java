package org.lfsr.imaging.quality;

import java.util.List;
import java.util.OptionalDouble;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.filter.NoiseEstimate;

/**
 * Everything that can be said about an enhanced region without a reference.
 *
 * @param fidelity whether the result still says what the input said
 * @param meanDeviation the mean of the {@link DeviationMap}, as a share of the stack's {@link EnhancedStack#peak}
 * @param largestDeviation its largest pixel, likewise
 * @param sharpnessGain how much steeper edges are than after bilinear interpolation: {@code (S(enhanced) + e) /
 *     (S(interpolated) + e)}, with {@code S} the mean gradient magnitude (central differences) and {@code e} a
 *     millionth of the peak, so that constant regions have a gain of 1; above 1 is sharper. Noise is steep too: read it
 *     beside the next two
 * @param noiseBefore the input's noise by {@link NoiseEstimate}, the mean over slices, in the input's units
 * @param noiseAfter the enhanced slices' noise, likewise
 * @param coherenceGain how much better neighbouring slices agree than after bilinear interpolation: {@code C(enhanced)
 *     - C(interpolated)}, with {@code C} the mean correlation of neighbours, from -2 to 2; clearly below 0 where slices
 *     were each given details of their own. Empty for a single slice
 * @param sliceCoherence how well neighbouring slices agree, as a share of how well the input's do: {@code C(enhanced) /
 *     C(input)}; clearly below 1 where slices were each given details of their own. Empty for a single slice, and where
 *     the input's neighbours hardly agree themselves, {@code C(input) < 0.1}
 */
public record RoiQuality(
        RedegradationFidelity fidelity,
        double meanDeviation,
        double largestDeviation,
        double sharpnessGain,
        double noiseBefore,
        double noiseAfter,
        OptionalDouble coherenceGain,
        OptionalDouble sliceCoherence) {

    private static final double NEGLIGIBLE = 1e-6;
    private static final double LEAST_COHERENCE = 0.1;

    /** Measures a stack. */
    public static RoiQuality of(EnhancedStack stack) {
        return of(stack, DeviationMap.of(stack));
    }

    /**
     * Measures a stack whose deviations are known already.
     *
     * @param deviations what {@link DeviationMap#of} makes of it
     */
    public static RoiQuality of(EnhancedStack stack, List<Image> deviations) {
        List<Image> interpolated = stack.interpolated();
        double peak = stack.peak();
        double negligible = NEGLIGIBLE * peak;
        return new RoiQuality(
                RedegradationFidelity.of(stack),
                mean(deviations) / peak,
                largest(deviations) / peak,
                (Sharpness.of(stack.enhanced()) + negligible) / (Sharpness.of(interpolated) + negligible),
                noise(stack.input()),
                noise(stack.enhanced()),
                coherenceGain(stack.enhanced(), interpolated),
                sliceCoherence(stack));
    }

    private static double mean(List<Image> slices) {
        return slices.stream().mapToDouble(RoiQuality::mean).average().orElseThrow();
    }

    private static double mean(Image image) {
        double sum = 0;
        for (float pixel : image.pixels()) {
            sum += pixel;
        }
        return sum / image.pixels().length;
    }

    private static double largest(List<Image> slices) {
        return IntensityRange.of(slices).max();
    }

    private static double noise(List<Image> slices) {
        return slices.stream().mapToDouble(NoiseEstimate::of).average().orElseThrow();
    }

    private static OptionalDouble coherenceGain(List<Image> enhanced, List<Image> interpolated) {
        OptionalDouble after = Coherence.of(enhanced);
        OptionalDouble before = Coherence.of(interpolated);
        return after.isPresent() && before.isPresent()
                ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble sliceCoherence(EnhancedStack stack) {
        OptionalDouble before = Coherence.of(stack.input());
        return before.isPresent() && before.getAsDouble() >= LEAST_COHERENCE
                ? OptionalDouble.of(Coherence.of(stack.enhanced()).orElseThrow() / before.getAsDouble())
                : OptionalDouble.empty();
    }
}
