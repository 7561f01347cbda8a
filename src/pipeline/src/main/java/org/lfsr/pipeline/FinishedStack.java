package org.lfsr.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.manifest.IntensityMap;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.StackQuality;

/**
 * A lesion's stack after the checks; all images are a slice each, in order, in the input's units.
 *
 * @param index its number in the scan, from 0
 * @param region where it lies in the input
 * @param intensities how its slices were normalized
 * @param input what was cut out of the scan
 * @param interpolated the same made finer without a model
 * @param enhanced what the generator made; as {@code interpolated} where that was not finite
 * @param deviations how far {@code enhanced}, degraded again, departs from {@code input}
 * @param replacement why {@code interpolated} is delivered; null if {@code enhanced} is
 * @param quality what the checks measured
 */
public record FinishedStack(
        int index,
        RoiStack region,
        List<IntensityMap> intensities,
        List<Image> input,
        List<Image> interpolated,
        List<Image> enhanced,
        List<Image> deviations,
        @Nullable Replacement replacement,
        StackQuality quality) {

    /** Copies the lists. */
    public FinishedStack {
        intensities = List.copyOf(intensities);
        input = List.copyOf(input);
        interpolated = List.copyOf(interpolated);
        enhanced = List.copyOf(enhanced);
        deviations = List.copyOf(deviations);
    }

    /** What is to be stored as the result. */
    public List<Image> result() {
        return replacement == null ? enhanced : interpolated;
    }
}
