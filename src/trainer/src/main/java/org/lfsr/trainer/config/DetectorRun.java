package org.lfsr.trainer.config;

import java.util.List;
import org.lfsr.trainer.network.DetectorShape;

/**
 * Trains a lesion detector, one set of weights for slices of every resolution.
 *
 * @param detector the detector's shape
 * @param scenes what a step sees
 */
public record DetectorRun(
        long seed,
        DataConfiguration data,
        DetectorShape detector,
        SceneConfiguration scenes,
        List<StageConfiguration> stages,
        WatchConfiguration watch,
        MachineConfiguration machine)
        implements RunConfiguration {

    /**
     * Checks that there is something to do.
     *
     * @throws IllegalArgumentException if there is no stage
     */
    public DetectorRun {
        stages = List.copyOf(Checks.notEmpty("stages", stages));
    }
}
