package org.lfsr.imaging.degrade;

import org.lfsr.imaging.Image;
import org.lfsr.imaging.resample.Resampling;

/**
 * Bicubic shrinking with antialiasing, {@link Resampling#BICUBIC}.
 *
 * @param factor how many old pixels make a new one along each axis, at least 2
 */
public record BicubicDown(int factor) implements Degradation {

    static final String NAME = "bicubic";

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException if it is below 2
     */
    public BicubicDown {
        Reduction.requireFactor(factor);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int reach() {
        return Resampling.BICUBIC.support();
    }

    @Override
    public Image apply(Image image) {
        Reduction reduction = Reduction.of(image, factor);
        return Resampling.BICUBIC.resize(image, reduction.width(), reduction.height());
    }

    /** As {@link #apply}, which leaves out what it does not know. */
    @Override
    public Image applyToPart(Image part) {
        return apply(part);
    }
}
