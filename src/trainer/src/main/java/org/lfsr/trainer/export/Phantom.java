package org.lfsr.trainer.export;

import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;

/**
 * A drawing that looks like a slice of a head, to a network at least: a bright rim, grey and white matter, dark
 * ventricles, a lesion with a bright border. No patient is in it.
 */
final class Phantom {

    private static final double LESION_X = 0.35;
    private static final double LESION_Y = -0.25;

    private Phantom() {}

    /**
     * Draws a slice, normalized.
     *
     * @param side pixels along each side
     * @param shift how far the slice is from the middle one, in slices
     */
    static Image slice(int side, int shift) {
        float[] pixels = new float[side * side];
        double growth = 1 - 0.02 * shift;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double u = (2 * (x + 0.5) / side - 1) / growth;
                double v = (2 * (y + 0.5) / side - 1) / growth;
                pixels[y * side + x] = (float) intensity(u, v);
            }
        }
        Image image = new Image(side, side, pixels);
        return ZScore.of(image).normalize(image);
    }

    private static double intensity(double u, double v) {
        double head = Math.hypot(u / 0.8, v / 0.95);
        if (head > 1) {
            return 0;
        }
        if (head > 0.9) {
            return 700;
        }
        double tissue = 300 + 60 * Math.sin(9 * u + 2 * v) * Math.cos(7 * v);
        double ventricle = Math.hypot((Math.abs(u) - 0.14) / 0.09, (v - 0.05) / 0.3);
        double lesion = Math.hypot(u - LESION_X, v - LESION_Y) / 0.2;
        if (lesion < 1) {
            return lesion > 0.7 ? 900 : 220;
        }
        return ventricle < 1 ? 90 : tissue;
    }
}
