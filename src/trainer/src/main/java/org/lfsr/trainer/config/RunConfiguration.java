package org.lfsr.trainer.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one run of {@code train} does. Together with the data, the natives and the machine it reproduces the run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GeneratorRun.class, name = "generator"),
    @JsonSubTypes.Type(value = DetectorRun.class, name = "detector")
})
public sealed interface RunConfiguration permits GeneratorRun, DetectorRun {

    /** Seeds the weights, the order of the samples and every draw of an augmentation or degradation. */
    long seed();

    /** What is trained on and what is validated on. */
    DataConfiguration data();

    /** The network that the run starts from, as another run leaves it; null to start from random weights. */
    @Nullable
    Path start();

    /** The stages, one after the other. */
    List<StageConfiguration> stages();

    /** When the run is looked at. */
    WatchConfiguration watch();

    /** What the run may use of the machine. */
    MachineConfiguration machine();

    /** The steps of all stages together. */
    default int steps() {
        return stages().stream().mapToInt(StageConfiguration::steps).sum();
    }
}
