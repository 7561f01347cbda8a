package org.lfsr.imaging.resample;

import org.lfsr.imaging.Image;

/**
 * A way to resize images: separable convolution with a kernel {@code k}, as the Python library Pillow's {@code resize}
 * does it on 32-bit floats.
 *
 * <p>Along an axis of {@code n} old and {@code m} new pixels, with {@code s = n / m} and {@code w = max(s, 1)}, new
 * pixel {@code i} is {@code sum_j k((j + 0.5 - c) / w) old_j / sum_j k((j + 0.5 - c) / w)} with {@code c = (i + 0.5)
 * s}, over the old pixels within {@code w} times the kernel's support. So the image's corners stay where they are, the
 * kernel widens when the image shrinks (antialiasing), and at the borders the weights that remain are scaled to sum to
 * 1.
 */
public enum Resampling {
    /** The triangle {@code k(x) = 1 - |x|} for {@code |x| < 1}. */
    BILINEAR(1) {
        @Override
        double kernel(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },

    /**
     * Keys' cubic convolution with {@code a = -0.5}: {@code (a + 2)|x|^3 - (a + 3)|x|^2 + 1} for {@code |x| < 1} and
     * {@code a|x|^3 - 5a|x|^2 + 8a|x| - 4a} for {@code 1 <= |x| < 2} (R. Keys, Cubic convolution interpolation for
     * digital image processing, 1981, equation 15). May overshoot the old range.
     */
    BICUBIC(2) {
        @Override
        double kernel(double x) {
            double d = Math.abs(x);
            if (d < 1) {
                return ((A + 2) * d - (A + 3)) * d * d + 1;
            }
            return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
        }
    };

    private static final double A = -0.5;

    private final int support;

    Resampling(int support) {
        this.support = support;
    }

    abstract double kernel(double x);

    /** How far the kernel reaches to either side, in pixels of the coarser of the two grids. */
    public int support() {
        return support;
    }

    /**
     * Resizes an image.
     *
     * @param width the new number of columns, at least 1
     * @param height the new number of rows, at least 1
     * @return a new image, whatever the size
     * @throws IllegalArgumentException if a side would be empty
     */
    public Image resize(Image image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("Cannot resize %s to %d x %d".formatted(image, width, height));
        }
        Image tall = vertically(image, Taps.of(this, image.height(), height));
        return horizontally(tall, Taps.of(this, image.width(), width));
    }

    /**
     * Enlarges an image by a whole factor.
     *
     * @param factor how many new pixels make one old one along each axis, at least 1
     */
    public Image enlarge(Image image, int factor) {
        return resize(image, Math.multiplyExact(image.width(), factor), Math.multiplyExact(image.height(), factor));
    }

    private static Image vertically(Image image, Taps taps) {
        int width = image.width();
        float[] from = image.pixels();
        float[] to = new float[width * taps.outputs()];
        for (int y = 0; y < taps.outputs(); y++) {
            for (int tap = 0; tap < taps.count(y); tap++) {
                accumulate(from, (taps.first(y) + tap) * width, taps.weight(y, tap), to, y * width, width);
            }
        }
        return new Image(width, taps.outputs(), to);
    }

    /** Adds a weighted row to another: a loop that the compiler turns into vector instructions. */
    private static void accumulate(float[] from, int fromStart, float weight, float[] to, int toStart, int length) {
        for (int i = 0; i < length; i++) {
            to[toStart + i] += weight * from[fromStart + i];
        }
    }

    private static Image horizontally(Image image, Taps taps) {
        int width = taps.outputs();
        float[] from = image.pixels();
        float[] to = new float[width * image.height()];
        for (int x = 0; x < width; x++) {
            int count = taps.count(x);
            for (int y = 0; y < image.height(); y++) {
                int start = y * image.width() + taps.first(x);
                float sum = 0;
                for (int tap = 0; tap < count; tap++) {
                    sum += taps.weight(x, tap) * from[start + tap];
                }
                to[y * width + x] = sum;
            }
        }
        return new Image(width, image.height(), to);
    }
}
