package org.lfsr.trainer.network;

/**
 * Bicubic enlargement by a whole factor as a convolution: one kernel for each of the {@code scale * scale} phases that
 * an output pixel's centre can have between the input's, to be followed by a pixel shuffle.
 *
 * <p>Keys' kernel with {@code a = -0.5}, output pixel {@code n} at input {@code (n + 0.5) / scale - 0.5}. Pixels beyond
 * the border are taken to be as the border's; Pillow's {@code BICUBIC}, otherwise the same, leaves them out and scales
 * the others up, so the two differ in the outermost {@code 2 * scale} pixels.
 */
public final class BicubicKernel {

    /** Height and width of each kernel. */
    public static final int SIDE = 5;

    /** How many pixels the input is extended by on every side. */
    public static final int PADDING = SIDE / 2;

    private static final double A = -0.5;

    private BicubicKernel() {}

    /**
     * The kernels.
     *
     * @return {@code (scale * scale, 1, 5, 5)}; phases row after row
     */
    public static float[] weights(int scale) {
        float[] weights = new float[scale * scale * SIDE * SIDE];
        int next = 0;
        for (int phase = 0; phase < scale * scale; phase++) {
            double[] rows = taps(phase / scale, scale);
            double[] columns = taps(phase % scale, scale);
            for (double row : rows) {
                for (double column : columns) {
                    weights[next++] = (float) (row * column);
                }
            }
        }
        return weights;
    }

    private static double[] taps(int phase, int scale) {
        double centre = (phase + 0.5) / scale - 0.5;
        double[] taps = new double[SIDE];
        for (int i = 0; i < SIDE; i++) {
            taps[i] = cubic(Math.abs(i - PADDING - centre));
        }
        return taps;
    }

    private static double cubic(double distance) {
        if (distance < 1) {
            return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
        }
        return distance < 2 ? ((distance - 5) * distance + 8) * distance * A - 4 * A : 0;
    }
}
