package org.lfsr.pipeline.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Box;

/**
 * One lesion's stack and its result.
 *
 * @param index its number in the scan, from 0
 * @param firstSlice its first slice in the input, from 0
 * @param sliceCount how many slices it has
 * @param inputBox what was cut out of each slice
 * @param outputBox the same in pixels of a slice that is refined as a whole
 * @param affine the result's voxel-to-patient transform in millimetres (RAS+), 12 numbers, row by row
 * @param intensities how the model's numbers became the input's units, a slice each, in order
 * @param verdict what the checks made of the result
 * @param replacement why and by what it was replaced; null unless the verdict is REPLACED
 * @param quality what the checks measured on the generator's result
 * @param volumeKey the result's key
 * @param deviationKey the deviation map's key
 * @param previewKey the picture's key; null if none was made
 */
public record StackRecord(
        int index,
        int firstSlice,
        int sliceCount,
        Box inputBox,
        Box outputBox,
        List<Double> affine,
        List<IntensityMap> intensities,
        Verdict verdict,
        @Nullable Replacement replacement,
        StackQuality quality,
        String volumeKey,
        @Nullable String deviationKey,
        @Nullable String previewKey) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if {@code affine} is no transform
     */
    public StackRecord {
        affine = Affines.checked(affine);
        intensities = List.copyOf(intensities);
    }
}
