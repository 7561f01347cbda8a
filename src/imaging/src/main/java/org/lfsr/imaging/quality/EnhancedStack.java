package org.lfsr.imaging.quality;

import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.degrade.Degradation;
import org.lfsr.imaging.resample.Resampling;

/**
 * A region before and after its enhancement.
 *
 * @param degradation what the model learned to undo
 * @param input the region's slices at low resolution
 * @param enhanced the region's slices at high resolution, of the input's units
 */
public record EnhancedStack(Degradation degradation, List<Image> input, List<Image> enhanced) {

    /**
     * Checks that the slices belong together.
     *
     * @throws IllegalArgumentException if there are none, their numbers differ, or a size does not follow from the
     *     first input slice's
     */
    public EnhancedStack {
        input = List.copyOf(input);
        enhanced = List.copyOf(enhanced);
        if (input.isEmpty() || input.size() != enhanced.size()) {
            throw new IllegalArgumentException("A stack has as many enhanced slices as input slices, found %d and %d"
                    .formatted(enhanced.size(), input.size()));
        }
        int width = input.get(0).width();
        int height = input.get(0).height();
        for (int i = 0; i < input.size(); i++) {
            requireSize("Input", i, input.get(i), width, height);
            requireSize("Enhanced", i, enhanced.get(i), width * degradation.factor(), height * degradation.factor());
        }
    }

    private static void requireSize(String kind, int slice, Image image, int width, int height) {
        if (image.width() != width || image.height() != height) {
            throw new IllegalArgumentException(
                    "%s slice %d is %s, not %d x %d".formatted(kind, slice, image, width, height));
        }
    }

    /** How many slices there are. */
    public int depth() {
        return input.size();
    }

    /**
     * What differences are measured by: the input's maximum minus its minimum over all slices; of a constant input its
     * magnitude, and 1 if that is 0. Above 0.
     */
    public double peak() {
        IntensityRange range = IntensityRange.of(input);
        if (range.width() > 0) {
            return range.width();
        }
        return range.max() == 0 ? 1 : Math.abs(range.max());
    }

    /** The enhanced slices with their resolution lost again. */
    List<Image> degraded() {
        return enhanced.stream().map(degradation::applyToPart).toList();
    }

    /** The input at the enhanced slices' size, bilinearly: what there would be without a model. */
    List<Image> interpolated() {
        return input.stream()
                .map(slice -> Resampling.BILINEAR.enlarge(slice, degradation.factor()))
                .toList();
    }
}
