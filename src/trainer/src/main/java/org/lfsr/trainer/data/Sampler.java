package org.lfsr.trainer.data;

/**
 * Draws the samples of a step. The same step gives the same samples, whenever and however often it is asked for, and
 * whichever thread asks.
 *
 * @param <T> what a step sees
 */
public interface Sampler<T> {

    /**
     * Draws the samples of a step.
     *
     * @param step counted from 0 over the whole run
     */
    T draw(long step);

    /** How many steps see every sample once, rounded up. */
    int stepsPerEpoch();
}
