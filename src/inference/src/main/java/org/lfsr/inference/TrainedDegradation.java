package org.lfsr.inference;

import java.util.List;
import org.lfsr.imaging.degrade.Degradation;

/**
 * The loss of resolution that a generator has learned to undo.
 *
 * @param method its name, as {@link Degradation#named} knows it
 * @param factor how many fine pixels make a coarse one, along each axis
 * @param noiseSigmas deviations of the k-space noise that it was trained with, of a slice scaled to 0..255; 0 is none
 */
public record TrainedDegradation(String method, int factor, List<Double> noiseSigmas) {

    /**
     * Checks that there is such a degradation.
     *
     * @throws IllegalArgumentException if there is not
     */
    public TrainedDegradation {
        Degradation.named(Checks.text("degradation.method", method), factor);
        noiseSigmas = Checks.notEmpty("degradation.noiseSigmas", noiseSigmas);
        noiseSigmas.forEach(sigma -> Checks.between(0, Double.MAX_VALUE, "degradation.noiseSigmas", sigma));
    }

    /** The degradation itself, without noise. */
    public Degradation degradation() {
        return Degradation.named(method, factor);
    }
}
