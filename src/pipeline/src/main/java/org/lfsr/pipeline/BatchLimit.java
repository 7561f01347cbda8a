package org.lfsr.pipeline;

/**
 * How much a network is given at once. One image goes always, however large.
 *
 * @param images the most images, at least 1
 * @param pixels the most input pixels of them all together, at least 1
 */
public record BatchLimit(int images, long pixels) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one allows nothing
     */
    public BatchLimit {
        if (images < 1 || pixels < 1) {
            throw new IllegalArgumentException(
                    "A batch has at least 1 image and 1 pixel, found %d and %d".formatted(images, pixels));
        }
    }

    /** How many images of a size go together. */
    int count(int imagePixels) {
        return (int) Math.max(1, Math.min(images, pixels / imagePixels));
    }
}
