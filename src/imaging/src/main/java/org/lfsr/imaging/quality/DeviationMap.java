package org.lfsr.imaging.quality;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.resample.Resampling;

/**
 * Where an enhanced region contradicts its input, pixel by pixel: {@code |enlarge(degrade(enhanced) - input)|},
 * enlarged bilinearly to the enhanced slices' size, in the input's units; 0 where the two agree. To be shown over the
 * enhanced slices. At the border some deviation is normal, since degrading a part misses what lay beyond it.
 */
public final class DeviationMap {

    private DeviationMap() {}

    /** Computes the map of each slice, in order, of the enhanced slices' size. */
    public static List<Image> of(EnhancedStack stack) {
        List<Image> degraded = stack.degraded();
        return IntStream.range(0, stack.depth())
                .mapToObj(i -> difference(degraded.get(i), stack.input().get(i)))
                .map(difference -> Resampling.BILINEAR.enlarge(
                        difference, stack.degradation().factor()))
                .map(DeviationMap::magnitude)
                .toList();
    }

    private static Image difference(Image a, Image b) {
        float[] pixels = a.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] -= b.pixels()[i];
        }
        return new Image(a.width(), a.height(), pixels);
    }

    private static Image magnitude(Image image) {
        float[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.abs(pixels[i]);
        }
        return new Image(image.width(), image.height(), pixels);
    }
}
