package org.lfsr.testkit;

import org.lfsr.onnx.Values;

/**
 * Bicubic enlargement (Keys, 1981, {@code a = -0.5}) as a convolution: one kernel for each place that a fine pixel can
 * have in a coarse one, to be followed by {@code depthToSpace}.
 */
final class BicubicPhases {

    private static final int SIDE = 5;

    /** How many pixels the input is extended by on every side. */
    static final int PADDING = SIDE / 2;

    private static final double A = -0.5;

    private BicubicPhases() {}

    /** The kernels, {@code (scale * scale, 1, 5, 5)}, phases row after row. */
    static Values kernels(int scale) {
        return kernels(scale, 1);
    }

    /** The same, each weight so many times as large. */
    static Values kernels(int scale, double gain) {
        float[] weights = new float[scale * scale * SIDE * SIDE];
        for (int i = 0; i < weights.length; i++) {
            int phase = i / (SIDE * SIDE);
            int row = i / SIDE % SIDE;
            int column = i % SIDE;
            weights[i] = (float) (gain * tap(row, phase / scale, scale) * tap(column, phase % scale, scale));
        }
        return Values.of(weights, (long) scale * scale, 1, SIDE, SIDE);
    }

    private static double tap(int index, int phase, int scale) {
        double centre = (phase + 0.5) / scale - 0.5;
        double distance = Math.abs(index - PADDING - centre);
        if (distance < 1) {
            return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
        }
        return distance < 2 ? ((distance - 5) * distance + 8) * distance * A - 4 * A : 0;
    }
}
