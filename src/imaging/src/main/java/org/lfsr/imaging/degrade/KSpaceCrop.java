package org.lfsr.imaging.degrade;

import org.lfsr.imaging.Box;
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

    /** Where most of what a border does has died down; rather less than all, so that a lesion near it stays in view. */
    private static final int REACH = 2;

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

    /** Mirrors the part at its borders, since a transform takes opposite borders for neighbours. */
    @Override
    public Image applyToPart(Image part) {
        Reduction reduction = Reduction.of(part, factor);
        return apply(mirrored(part)).crop(new Box(0, 0, reduction.width(), reduction.height()));
    }

    private static Image mirrored(Image image) {
        int width = image.width();
        int height = image.height();
        float[] pixels = new float[4 * width * height];
        for (int y = 0; y < 2 * height; y++) {
            for (int x = 0; x < 2 * width; x++) {
                pixels[y * 2 * width + x] = image.at(Math.min(x, 2 * width - 1 - x), Math.min(y, 2 * height - 1 - y));
            }
        }
        return new Image(2 * width, 2 * height, pixels);
    }

    private static Image raised(Image image, float lift) {
        float[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += lift;
        }
        return new Image(image.width(), image.height(), pixels);
    }
}
