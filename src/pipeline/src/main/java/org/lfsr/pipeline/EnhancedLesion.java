package org.lfsr.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.manifest.IntensityMap;

/**
 * A lesion's stack before the checks; all images are a slice each, in order, in the input's units.
 *
 * @param index its number in the scan, from 0
 * @param region where it lies in the input
 * @param intensities how its slices were normalized
 * @param input what was cut out of the scan
 * @param interpolated the same made finer without a model, with knowledge of what lies around it
 * @param enhanced what the generator made; as {@code interpolated} where that was not finite
 * @param agreement how far the detector finds the same on the result; null where that was not finite
 * @param defect what was not finite, in a sentence; null if all was
 */
public record EnhancedLesion(
        int index,
        RoiStack region,
        List<IntensityMap> intensities,
        List<Image> input,
        List<Image> interpolated,
        List<Image> enhanced,
        @Nullable LesionAgreement agreement,
        @Nullable String defect) {

    /** Copies the lists. */
    public EnhancedLesion {
        intensities = List.copyOf(intensities);
        input = List.copyOf(input);
        interpolated = List.copyOf(interpolated);
        enhanced = List.copyOf(enhanced);
    }
}
