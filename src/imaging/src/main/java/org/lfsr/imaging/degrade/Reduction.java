package org.lfsr.imaging.degrade;

import org.lfsr.imaging.Image;

/** The size that an image has after losing resolution by a factor. */
record Reduction(int width, int height) {

    static void requireFactor(int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException("A degradation's factor is 2 or more, found %d".formatted(factor));
        }
    }

    static Reduction of(Image image, int factor) {
        if (image.width() % factor != 0 || image.height() % factor != 0) {
            throw new IllegalArgumentException(
                    "An image of %s cannot lose resolution by %d: its sides are not multiples"
                            .formatted(image, factor));
        }
        return new Reduction(image.width() / factor, image.height() / factor);
    }
}
