package org.lfsr.imaging.degrade;

import org.lfsr.imaging.Image;

/** A way to lose resolution by a whole factor. Values without state: any thread may use them. */
public sealed interface Degradation permits BicubicDown, KSpaceCrop {

    /**
     * Finds a degradation by the name that a configuration or a model card gives it.
     *
     * @param name {@code bicubic} or {@code kspace}
     * @param factor at least 2
     * @throws IllegalArgumentException if there is no such degradation
     */
    static Degradation named(String name, int factor) {
        return switch (name) {
            case BicubicDown.NAME -> new BicubicDown(factor);
            case KSpaceCrop.NAME -> new KSpaceCrop(factor);
            default ->
                throw new IllegalArgumentException("No degradation is named '%s'; there are '%s' and '%s'"
                        .formatted(name, BicubicDown.NAME, KSpaceCrop.NAME));
        };
    }

    /** The name that {@link #named} knows it by. */
    String name();

    /** How many old pixels make a new one along each axis. */
    int factor();

    /**
     * How many of the pixels along each border of a degraded part still depend on what lay beyond it, so that they
     * differ from the same part of the degraded whole.
     */
    int reach();

    /**
     * Degrades an image.
     *
     * @param image sides that are multiples of the factor
     * @return a new image, {@code factor} times smaller along each axis, in the same units
     * @throws IllegalArgumentException if a side is not a multiple of the factor
     */
    Image apply(Image image);

    /**
     * Degrades a part of a larger image, taking what lay beyond its borders for its like.
     *
     * @param part sides that are multiples of the factor
     * @return a new image, {@code factor} times smaller along each axis, in the same units
     * @throws IllegalArgumentException if a side is not a multiple of the factor
     */
    Image applyToPart(Image part);
}
