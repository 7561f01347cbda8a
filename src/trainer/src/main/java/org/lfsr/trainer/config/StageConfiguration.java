package org.lfsr.trainer.config;

/**
 * One stage of a run: what is minimized, how fast, how long.
 *
 * @param name names the stage in metrics and messages: a word or some, without commas
 * @param steps how many updates
 * @param rate Adam's learning rate at its highest
 * @param decay how the rate falls
 * @param warmUp over how many first steps the rate rises from 0
 * @param average the decay of the moving average of the weights that is validated and exported; 0 for the weights
 *     themselves
 * @param losses what is minimized
 */
public record StageConfiguration(
        String name, int steps, double rate, Decay decay, int warmUp, double average, LossConfiguration losses) {

    /** How the learning rate falls over a stage. */
    public enum Decay {
        /** Not at all. */
        CONSTANT,
        /** To 0 along half a cosine (Loshchilov and Hutter 2017, without restarts). */
        COSINE
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public StageConfiguration {
        Checks.words("stages.name", name);
        Checks.atLeast(1, "stages.steps", steps);
        Checks.between(0, 1, "stages.rate", rate);
        Checks.atLeast(0, "stages.warm-up", warmUp);
        Checks.between(0, 0.99999, "stages.average", average);
    }

    /**
     * The learning rate of a step.
     *
     * @param step counted from 0 within the stage
     */
    public double rateAt(int step) {
        double risen = warmUp > step ? (step + 1.0) / (warmUp + 1) : 1;
        double fallen = decay == Decay.COSINE ? (1 + Math.cos(Math.PI * step / steps)) / 2 : 1;
        return rate * risen * fallen;
    }
}
