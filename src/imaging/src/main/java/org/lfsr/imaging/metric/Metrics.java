package org.lfsr.imaging.metric;

import org.lfsr.imaging.Image;

/** What metrics ask of their arguments. */
final class Metrics {

    private Metrics() {}

    static double requirePeak(double peak) {
        if (!(peak > 0 && Double.isFinite(peak))) {
            throw new IllegalArgumentException("A peak is above 0, found %s".formatted(peak));
        }
        return peak;
    }

    static void requireSameSize(Image reference, Image image) {
        if (reference.width() != image.width() || reference.height() != image.height()) {
            throw new IllegalArgumentException(
                    "An image of %s cannot be compared with one of %s".formatted(image, reference));
        }
    }
}
