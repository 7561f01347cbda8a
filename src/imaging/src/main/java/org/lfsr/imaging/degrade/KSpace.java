package org.lfsr.imaging.degrade;

import org.jtransforms.fft.DoubleFFT_1D;
import org.lfsr.imaging.Image;

/**
 * The discrete Fourier transform of an image, {@code F(u, v) = sum f(x, y) exp(-2 pi i (u x / width + v y / height)) /
 * sqrt(width * height)}: orthonormal, frequency 0 first, negative frequencies in the upper half.
 *
 * <p>Rows and columns are transformed one by one because the library's two-dimensional transform starts threads for
 * larger images.
 */
final class KSpace {

    private final int width;
    private final int height;
    /** Real and imaginary parts in turn, row after row. */
    private final double[] values;

    private KSpace(int width, int height, double[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    static KSpace of(Image image) {
        float[] pixels = image.pixels();
        double[] values = new double[2 * pixels.length];
        double scale = 1 / Math.sqrt(pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            values[2 * i] = pixels[i] * scale;
        }
        KSpace space = new KSpace(image.width(), image.height(), values);
        space.transform(DoubleFFT_1D::complexForward);
        return space;
    }

    double real(int u, int v) {
        return values[2 * (v * width + u)];
    }

    double imaginary(int u, int v) {
        return values[2 * (v * width + u) + 1];
    }

    /**
     * Keeps the lowest frequencies: {@code -(n / 2)} to {@code (n - 1) / 2}, halves rounded down, of a new side
     * {@code n}. Scaled so that the image that comes back keeps its mean.
     */
    KSpace cropped(int newWidth, int newHeight) {
        double[] low = new double[2 * newWidth * newHeight];
        double scale = Math.sqrt((double) newWidth * newHeight / ((double) width * height));
        for (int v = 0; v < newHeight; v++) {
            int oldV = sameFrequency(v, newHeight, height);
            for (int u = 0; u < newWidth; u++) {
                int oldU = sameFrequency(u, newWidth, width);
                low[2 * (v * newWidth + u)] = real(oldU, oldV) * scale;
                low[2 * (v * newWidth + u) + 1] = imaginary(oldU, oldV) * scale;
            }
        }
        return new KSpace(newWidth, newHeight, low);
    }

    private static int sameFrequency(int index, int size, int oldSize) {
        return index < size - size / 2 ? index : index + oldSize - size;
    }

    /** The magnitude of the image that has this transform. */
    Image magnitude() {
        KSpace image = new KSpace(width, height, values.clone());
        image.transform((transform, line, start) -> transform.complexInverse(line, start, true));
        float[] pixels = new float[width * height];
        // The library divides by the number of pixels, the orthonormal transform by its root.
        double scale = Math.sqrt(pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (Math.hypot(image.values[2 * i], image.values[2 * i + 1]) * scale);
        }
        return new Image(width, height, pixels);
    }

    private void transform(Direction direction) {
        DoubleFFT_1D rows = new DoubleFFT_1D(width);
        for (int y = 0; y < height; y++) {
            direction.apply(rows, values, 2 * y * width);
        }
        DoubleFFT_1D columns = new DoubleFFT_1D(height);
        double[] column = new double[2 * height];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                column[2 * y] = values[2 * (y * width + x)];
                column[2 * y + 1] = values[2 * (y * width + x) + 1];
            }
            direction.apply(columns, column, 0);
            for (int y = 0; y < height; y++) {
                values[2 * (y * width + x)] = column[2 * y];
                values[2 * (y * width + x) + 1] = column[2 * y + 1];
            }
        }
    }

    private interface Direction {
        void apply(DoubleFFT_1D transform, double[] values, int start);
    }
}
