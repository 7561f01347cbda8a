package org.lfsr.imaging.metric;

import java.util.function.IntToDoubleFunction;

/**
 * Weighted means over every window that lies wholly inside an image; the weights are a product of those along each
 * axis.
 */
final class WindowMeans {

    private final int width;
    private final int height;
    private final double[] weights;

    WindowMeans(int width, int height, double[] weights) {
        this.width = width;
        this.height = height;
        this.weights = weights;
    }

    /**
     * Averages a value that every pixel has.
     *
     * @param pixel the value, by the pixel's index
     * @return the means, row after row, by each window's first pixel
     */
    double[] of(IntToDoubleFunction pixel) {
        return downColumns(alongRows(pixel));
    }

    private double[] alongRows(IntToDoubleFunction pixel) {
        int columns = width - weights.length + 1;
        double[] means = new double[columns * height];
        double[] row = new double[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = pixel.applyAsDouble(y * width + x);
            }
            for (int tap = 0; tap < weights.length; tap++) {
                accumulate(row, tap, weights[tap], means, y * columns, columns);
            }
        }
        return means;
    }

    private double[] downColumns(double[] rows) {
        int columns = width - weights.length + 1;
        double[] means = new double[columns * (height - weights.length + 1)];
        for (int start = 0; start < means.length; start += columns) {
            for (int tap = 0; tap < weights.length; tap++) {
                accumulate(rows, start + tap * columns, weights[tap], means, start, columns);
            }
        }
        return means;
    }

    private static void accumulate(double[] from, int fromStart, double weight, double[] to, int toStart, int length) {
        for (int i = 0; i < length; i++) {
            to[toStart + i] += weight * from[fromStart + i];
        }
    }
}
