package org.lfsr.trainer.data;

import java.util.random.RandomGenerator;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.degrade.BicubicDown;
import org.lfsr.imaging.degrade.Degradation;
import org.lfsr.imaging.degrade.KSpaceCrop;
import org.lfsr.imaging.degrade.KSpaceNoise;
import org.lfsr.trainer.config.DegradationConfiguration.Method;

/**
 * Makes low-resolution slices out of high-resolution ones.
 *
 * @param method how
 * @param factor by which whole factor slices become smaller; 1 leaves them as they are
 */
public record LowResolution(Method method, int factor) {

    /**
     * Makes a slice smaller, and adds noise.
     *
     * @param high a slice whose sides are multiples of the factor
     * @param noiseSigma deviation of the k-space noise, of the small slice scaled to 0..255; 0 for none
     * @param random what noise is drawn from
     */
    public Image of(Image high, double noiseSigma, RandomGenerator random) {
        Image low = factor == 1 ? high : degradation().apply(high);
        return noiseSigma == 0 ? low : new KSpaceNoise(noiseSigma).apply(low, random);
    }

    private Degradation degradation() {
        return method == Method.BICUBIC ? new BicubicDown(factor) : new KSpaceCrop(factor);
    }
}
