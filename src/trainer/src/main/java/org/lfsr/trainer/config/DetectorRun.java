package org.lfsr.trainer.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.network.DetectorShape;

/**
 * Trains a lesion detector, one set of weights for slices of every resolution.
 *
 * @param detector the detector's shape
 * @param scenes what a step sees
 * @param start the network that this run starts from, as a run leaves it; null to start from random weights
 */
public record DetectorRun(
        long seed,
        DataConfiguration data,
        DetectorShape detector,
        SceneConfiguration scenes,
        @JsonSetter(nulls = Nulls.SET) @Nullable Path start,
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
