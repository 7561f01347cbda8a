package org.lfsr.pipeline.manifest;

import org.jspecify.annotations.Nullable;

/**
 * What the checks measured on a generator's result, also where it was replaced afterwards. A null figure was not
 * measured, or is not a number; figures may be infinite. Each figure is that of the completion event's field of the
 * same name, where that has one.
 *
 * @param redegradationPsnrDb likeness of the result, degraded again, to the input, in decibels
 * @param worstSliceRedegradationPsnrDb the least of single slices' likeness, which is what must not be below the
 *     generator's floor
 * @param redegradationSsim structural similarity of the same two, -1 to 1
 * @param sharpnessGain the result's sharpness divided by that of a bilinear interpolation
 * @param noiseBefore the noise's deviation in the input, in its units
 * @param noiseAfter the noise's deviation in the result, in the input's units
 * @param sliceCoherence how alike neighbouring slices are, divided by how alike the input's are
 * @param lesionOverlap Dice overlap of the lesion found on the result with the one found on the input, 0 to 1
 * @param referencePsnrDb likeness to the reference, in decibels
 * @param referenceSsim structural similarity to the reference, -1 to 1
 * @param bilinearPsnrDb the first of these two, of a bilinear interpolation
 * @param bilinearSsim the second, of a bilinear interpolation
 */
public record StackQuality(
        @Nullable Double redegradationPsnrDb,
        @Nullable Double worstSliceRedegradationPsnrDb,
        @Nullable Double redegradationSsim,
        @Nullable Double sharpnessGain,
        @Nullable Double noiseBefore,
        @Nullable Double noiseAfter,
        @Nullable Double sliceCoherence,
        @Nullable Double lesionOverlap,
        @Nullable Double referencePsnrDb,
        @Nullable Double referenceSsim,
        @Nullable Double bilinearPsnrDb,
        @Nullable Double bilinearSsim) {

    /** Takes what is not a number for not measured. */
    public StackQuality {
        redegradationPsnrDb = number(redegradationPsnrDb);
        worstSliceRedegradationPsnrDb = number(worstSliceRedegradationPsnrDb);
        redegradationSsim = number(redegradationSsim);
        sharpnessGain = number(sharpnessGain);
        noiseBefore = number(noiseBefore);
        noiseAfter = number(noiseAfter);
        sliceCoherence = number(sliceCoherence);
        lesionOverlap = number(lesionOverlap);
        referencePsnrDb = number(referencePsnrDb);
        referenceSsim = number(referenceSsim);
        bilinearPsnrDb = number(bilinearPsnrDb);
        bilinearSsim = number(bilinearSsim);
    }

    private static @Nullable Double number(@Nullable Double figure) {
        return figure == null || figure.isNaN() ? null : figure;
    }
}
