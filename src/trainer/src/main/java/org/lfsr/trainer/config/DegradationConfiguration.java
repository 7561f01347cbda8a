package org.lfsr.trainer.config;

import java.util.List;

/**
 * How low resolution is made from high.
 *
 * @param method how a slice is made smaller
 * @param noiseSigmas deviations of the k-space noise, of a slice scaled to 0..255; each sample draws one of them; 0 is
 *     none
 */
public record DegradationConfiguration(Method method, List<Double> noiseSigmas) {

    /** How a slice is made smaller. */
    public enum Method {
        /** Bicubic with antialiasing, a = -0.5. */
        BICUBIC,
        /** The middle of k-space kept. */
        KSPACE
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no deviation, or one is negative
     */
    public DegradationConfiguration {
        noiseSigmas = List.copyOf(Checks.notEmpty("degradation.noise-sigmas", noiseSigmas));
        noiseSigmas.forEach(sigma -> Checks.between(0, 255, "degradation.noise-sigmas", sigma));
    }
}
