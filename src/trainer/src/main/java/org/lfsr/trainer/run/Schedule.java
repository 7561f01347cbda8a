package org.lfsr.trainer.run;

import java.util.List;
import org.lfsr.trainer.config.StageConfiguration;
import org.lfsr.trainer.config.StageConfiguration.Statistics;
import org.lfsr.trainer.network.Network;

/**
 * Which stage a step of the run is in.
 *
 * @param stages the stages, one after the other
 */
record Schedule(List<StageConfiguration> stages) {

    /**
     * A step's place.
     *
     * @param stage its stage
     * @param step which step of the stage it is, from 0
     */
    record Place(StageConfiguration stage, int step) {

        /** The learning rate there. */
        double rate() {
            return stage.rateAt(step);
        }

        /** The discriminator's learning rate there. */
        double discriminatorRate() {
            return stage.discriminatorRateAt(step);
        }

        /** Makes a network's batch normalization take the statistics that the stage wants. */
        void prepare(Network network) {
            if (stage.statistics() == Statistics.RUNNING) {
                network.evaluate();
            } else {
                network.train();
            }
        }

        /** How many steps of the stage the network has learned in before; below 0 while the discriminator is alone. */
        int learned() {
            return step - stage.discriminatorHeadStart();
        }
    }

    /**
     * Finds a step's place.
     *
     * @param step counted from 0 over the whole run
     */
    Place at(long step) {
        long left = step;
        for (StageConfiguration stage : stages) {
            if (left < stage.steps()) {
                return new Place(stage, (int) left);
            }
            left -= stage.steps();
        }
        throw new IllegalArgumentException("Step %d is after the last of %d".formatted(step, steps()));
    }

    long steps() {
        return stages.stream().mapToLong(StageConfiguration::steps).sum();
    }
}
