package org.lfsr.imaging.degrade;

import java.util.random.RandomGenerator;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;

/**
 * A scanner's thermal noise: complex white Gaussian noise in k-space, of which a magnitude image shows the Rician kind.
 *
 * <p>With the image scaled to 0..255 by its own minimum and maximum, {@code noisy = |IDFT(DFT(image) + n)|}, where
 * {@code n}'s real and imaginary parts are independent with mean 0 and deviation sigma, and DFT is orthonormal; then
 * scaled back. A unitary transform of such noise is such noise, so it is drawn in the image, which saves both
 * transforms: {@code noisy = |image + n|}. A constant image has no range to scale by and comes back as it was.
 *
 * @param sigma the deviation of each component, in 1/255 of the image's range; 0 or more
 */
public record KSpaceNoise(double sigma) {

    private static final double FULL_SCALE = 255;

    /**
     * Checks the deviation.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public KSpaceNoise {
        if (!(sigma >= 0 && Double.isFinite(sigma))) {
            throw new IllegalArgumentException("Noise has a deviation of 0 or more, found %s".formatted(sigma));
        }
    }

    /**
     * Adds noise to an image.
     *
     * @param generator where the noise comes from; seeded alike, say by {@code new SplittableRandom(seed)}, it gives
     *     the same noise, and it is left advanced by two Gaussian numbers a pixel, row after row
     * @return a new image in the same units, none of its pixels below the image's minimum
     */
    public Image apply(Image image, RandomGenerator generator) {
        IntensityRange range = IntensityRange.of(image);
        double deviation = sigma * range.width() / FULL_SCALE;
        float[] from = image.pixels();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            double real = from[i] - range.min() + deviation * generator.nextGaussian();
            double imaginary = deviation * generator.nextGaussian();
            to[i] = (float) (Math.hypot(real, imaginary) + range.min());
        }
        return new Image(image.width(), image.height(), to);
    }
}
