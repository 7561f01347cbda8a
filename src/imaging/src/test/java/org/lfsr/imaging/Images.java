package org.lfsr.imaging;

import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/** Images for tests. */
public final class Images {

    private Images() {}

    /** An image whose pixels follow from their column and row. */
    public static Image of(int width, int height, DoubleBinaryOperator pixel) {
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (float) pixel.applyAsDouble(x, y);
            }
        }
        return new Image(width, height, pixels);
    }

    /** An image of one value. */
    public static Image constant(int width, int height, double value) {
        return of(width, height, (x, y) -> value);
    }

    /** Pixels from 0 to 1, each on its own. */
    public static Image random(int width, int height, RandomGenerator generator) {
        return of(width, height, (x, y) -> generator.nextDouble());
    }

    /** Blobs on a background of 0: smooth, with something to see at every scale down to a few pixels. */
    public static Image blobs(int width, int height) {
        return of(
                width,
                height,
                (x, y) -> 100 * bell(x - width * 0.5, y - height * 0.45, width * 0.2)
                        + 60 * bell(x - width * 0.3, y - height * 0.6, width * 0.06)
                        + 40 * bell(x - width * 0.65, y - height * 0.4, width * 0.04));
    }

    private static double bell(double x, double y, double deviation) {
        return Math.exp(-(x * x + y * y) / (2 * deviation * deviation));
    }
}
