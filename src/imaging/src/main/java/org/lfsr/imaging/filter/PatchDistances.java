package org.lfsr.imaging.filter;

import org.lfsr.imaging.Image;

/**
 * Distances between the patches around all pairs of pixels that are one offset apart, row by row from the first: each
 * patch row is weighed once and then serves every patch that it is a row of.
 */
final class PatchDistances {

    private static final float CUT_OFF = 5;

    private final int width;
    private final int paddedWidth;
    private final float[] padded;
    /** Of a patch's columns, and of its rows. */
    private final float[] weights;

    private final double h;
    private final float expected;
    private final float[] patchRows;
    private int dx;
    private int dy;

    PatchDistances(Image image, int patchSize, double h, double sigma) {
        this.width = image.width();
        this.paddedWidth = width + patchSize - 1;
        this.padded = padded(image, patchSize / 2);
        this.weights = weights(patchSize);
        this.h = h;
        this.expected = (float) (2 * sigma * sigma);
        this.patchRows = new float[width * (image.height() + patchSize - 1)];
    }

    private static float[] weights(int patchSize) {
        double deviation = Math.max(1, patchSize - 1) / 4.0;
        float[] weights = new float[patchSize];
        double sum = 0;
        for (int i = 0; i < patchSize; i++) {
            double distance = (i - patchSize / 2) / deviation;
            weights[i] = (float) Math.exp(-distance * distance / 2);
            sum += weights[i];
        }
        for (int i = 0; i < patchSize; i++) {
            weights[i] /= (float) sum;
        }
        return weights;
    }

    private static float[] padded(Image image, int border) {
        int columns = image.width() + 2 * border;
        int rows = image.height() + 2 * border;
        float[] padded = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            int from = mirrored(y - border, image.height());
            for (int x = 0; x < columns; x++) {
                padded[y * columns + x] = image.at(mirrored(x - border, image.width()), from);
            }
        }
        return padded;
    }

    /** Mirrors at the first and the last pixel's centres, as often as it takes. */
    private static int mirrored(int index, int size) {
        int period = Math.max(1, 2 * (size - 1));
        int folded = Math.floorMod(index, period);
        return Math.min(folded, period - folded);
    }

    /** Turns to another offset; the rows must then be asked for in order. */
    void begin(int newDx, int newDy) {
        dx = newDx;
        dy = newDy;
        for (int row = 0; row < weights.length - 1; row++) {
            weighPatchRow(row);
        }
    }

    /**
     * Fills in one row's distances, where both pixels of a pair lie in the image.
     *
     * @param distances by the column of the pair's first pixel; infinite where the patches are too unlike to count
     */
    void row(int y, float[] distances) {
        weighPatchRow(y + weights.length - 1);
        int end = Math.min(width, width - dx);
        for (int x = Math.max(0, -dx); x < end; x++) {
            distances[x] = 0;
        }
        for (int i = 0; i < weights.length; i++) {
            float weight = (float) (weights[i] / (h * h));
            int start = (y + i) * width;
            for (int x = Math.max(0, -dx); x < end; x++) {
                float sum = distances[x] + weight * patchRows[start + x];
                distances[x] = distances[x] > CUT_OFF ? Float.POSITIVE_INFINITY : sum;
            }
        }
    }

    private void weighPatchRow(int row) {
        int to = row * width;
        int first = Math.max(0, -dx);
        int end = Math.min(width, width - dx);
        for (int x = first; x < end; x++) {
            patchRows[to + x] = -expected;
        }
        for (int i = 0; i < weights.length; i++) {
            float weight = weights[i];
            int p = row * paddedWidth + i;
            int q = p + dy * paddedWidth + dx;
            for (int x = first; x < end; x++) {
                float difference = padded[p + x] - padded[q + x];
                patchRows[to + x] += weight * difference * difference;
            }
        }
    }
}
