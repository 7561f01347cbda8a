package org.lfsr.trainer.config;

/**
 * One stage of a run: what is minimized, how fast, how long.
 *
 * @param name names the stage in metrics and messages: a word or some, without commas
 * @param steps how many updates
 * @param rate Adam's learning rate at its highest
 * @param decay how the rate falls
 * @param warmUp over how many of its first steps a generator's or detector's rate rises from 0, since Adam's steps are
 *     as long as the rate from the first on, before it knows which way to go
 * @param discriminatorHeadStart over how many first steps the discriminator learns alone, so that the generator does
 *     not follow one that knows nothing; the warm-up begins after them
 * @param average the decay of the moving average of the weights that is validated and exported; 0 for the weights
 *     themselves
 * @param statistics by what batch normalization normalizes
 * @param losses what is minimized
 */
public record StageConfiguration(
        String name,
        int steps,
        double rate,
        Decay decay,
        int warmUp,
        int discriminatorHeadStart,
        double average,
        Statistics statistics,
        LossConfiguration losses) {

    /** Which mean and deviation batch normalization takes. */
    public enum Statistics {
        /** Those of each batch; their running averages are learned. */
        BATCH,
        /**
         * The running averages, left as they are, as whoever runs the model will: for a last stage of a detector, each
         * of whose batches is of one resolution, while the averages are of all.
         */
        RUNNING
    }

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
     * @throws IllegalArgumentException if a value is outside its range, or there is no discriminator to give a start
     */
    public StageConfiguration {
        Checks.words("stages.name", name);
        Checks.atLeast(1, "stages.steps", steps);
        Checks.between(0, 1, "stages.rate", rate);
        Checks.atLeast(0, "stages.warm-up", warmUp);
        Checks.between(0, steps - 1, "stages.discriminator-head-start", discriminatorHeadStart);
        if (discriminatorHeadStart > 0 && losses.adversarialWeight() == 0) {
            throw new IllegalArgumentException(
                    "stages.discriminator-head-start must be 0 where losses.adversarial-weight is, found %d"
                            .formatted(discriminatorHeadStart));
        }
        Checks.between(0, 0.99999, "stages.average", average);
    }

    /**
     * The learning rate of a step: 0 during the discriminator's head start.
     *
     * @param step counted from 0 within the stage
     */
    public double rateAt(int step) {
        int learned = step - discriminatorHeadStart;
        double risen = warmUp > learned ? Math.max(0, learned + 1.0) / (warmUp + 1) : 1;
        return discriminatorRateAt(step) * risen;
    }

    /**
     * The discriminator's learning rate of a step: it starts from chance, and has nothing to warm up for.
     *
     * @param step counted from 0 within the stage
     */
    public double discriminatorRateAt(int step) {
        return decay == Decay.COSINE ? rate * (1 + Math.cos(Math.PI * step / steps)) / 2 : rate;
    }
}
