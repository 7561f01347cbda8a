package org.lfsr.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a {@link LocalStack} is made of.
 *
 * @param brokerPort the broker's port; 0 for any free one
 * @param storePort the object store's port; 0 for any free one
 * @param serviceJar the service's {@code quarkus-run.jar}
 * @param models the folder with the detector and the generators
 * @param jvmOptions what each service's JVM is started with
 * @param configuration configuration keys of the service, beyond those that follow from the rest
 */
public record StackSettings(
        int brokerPort,
        int storePort,
        Path serviceJar,
        Path models,
        List<String> jvmOptions,
        Map<String, String> configuration) {

    /** Copies what may change. */
    public StackSettings {
        jvmOptions = List.copyOf(jvmOptions);
        configuration = Map.copyOf(configuration);
    }

    /** Free ports, and the service as it is by itself. */
    public static StackSettings of(Path serviceJar, Path models) {
        return new StackSettings(0, 0, serviceJar, models, List.of(), Map.of());
    }

    /** The same with given ports. */
    public StackSettings onPorts(int broker, int store) {
        return new StackSettings(broker, store, serviceJar, models, jvmOptions, configuration);
    }

    /** The same with other options for the service's JVMs. */
    public StackSettings withJvmOptions(List<String> options) {
        return new StackSettings(brokerPort, storePort, serviceJar, models, options, configuration);
    }

    /** The same with other configuration keys. */
    public StackSettings configured(Map<String, String> keys) {
        return new StackSettings(brokerPort, storePort, serviceJar, models, jvmOptions, keys);
    }
}
