package org.lfsr.imaging.degrade;

import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;

/**
 * What a scanner with a shorter acquisition would have measured: the centre of k-space, {@code 1 / factor} of it along
 * each axis, as a magnitude image of the same mean: {@code |IDFT(crop(DFT(image)))|}. Of a new side {@code n} the
 * frequencies {@code -(n / 2)} to {@code (n - 1) / 2} are kept, halves rounded down.
 *
 * <p>An image with negative pixels (a normalized one) is no magnitude image; it is raised by its minimum first and
 * lowered by it after, so that an image whose background is 0 may be normalized before or after alike.
 *
 * @param factor how many old pixels make a new one along each axis, at least 2
 */
public record KSpaceCrop(int factor) implements Degradation {

    static final String NAME = "kspace";

    /** Where the ringing that an image's border causes has mostly died down; it never ends altogether. */
    private static final int REACH = 4;

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException if it is below 2
     */
    public KSpaceCrop {
        Reduction.requireFactor(factor);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int reach() {
        return REACH;
    }

    @Override
    public Image apply(Image image) {
        Reduction reduction = Reduction.of(image, factor);
        float lift = Math.max(0, -IntensityRange.of(image).min());
        Image low = KSpace.of(raised(image, lift))
                .cropped(reduction.width(), reduction.height())
                .magnitude();
        return raised(low, -lift);
    }

    private static Image raised(Image image, float lift) {
        float[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += lift;
        }
        return new Image(image.width(), image.height(), pixels);
    }
}
