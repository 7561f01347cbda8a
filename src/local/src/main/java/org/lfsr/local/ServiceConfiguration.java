package org.lfsr.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lfsr.embedded.Credentials;

/**
 * The service's configuration keys for a run on this machine.
 *
 * @param keys values by key
 */
record ServiceConfiguration(Map<String, String> keys) {

    private static final List<String> GENERATORS = List.of("generator-x2.onnx", "generator-x4.onnx");

    /** Where Quarkus looks for it, below the working directory. */
    private static final String FILE = "config/application.properties";

    /** Copies the keys. */
    ServiceConfiguration {
        keys = Map.copyOf(keys);
    }

    /**
     * What follows from the servers and the models.
     *
     * @param models a folder with {@code lesion-detector.onnx} and one generator or two
     */
    static ServiceConfiguration of(String bootstrapServers, URI store, Credentials credentials, Path models) {
        return new ServiceConfiguration(Map.of(
                "kafka.bootstrap.servers", bootstrapServers,
                "lfsr.store.endpoint", store.toString(),
                "lfsr.store.access-key", credentials.accessKey(),
                "lfsr.store.secret-key", credentials.secretKey(),
                "lfsr.output.bucket", Buckets.ENHANCED,
                "lfsr.models.detector",
                        models.resolve("lesion-detector.onnx").toAbsolutePath().toString(),
                "lfsr.models.generators", generators(models),
                "quarkus.http.host", "127.0.0.1"));
    }

    private static String generators(Path models) {
        return GENERATORS.stream()
                .map(models::resolve)
                .filter(Files::exists)
                .map(file -> file.toAbsolutePath().toString())
                .collect(Collectors.joining(","));
    }

    /** The same with other keys; they win. */
    ServiceConfiguration with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(keys);
        all.putAll(others);
        return new ServiceConfiguration(all);
    }

    /** Writes it where a service that is started in a folder finds it. */
    void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(folder.resolve("config"));
        Properties properties = new Properties();
        properties.putAll(keys);
        try (OutputStream stream = Files.newOutputStream(file)) {
            properties.store(stream, "Written for this run.");
        }
    }
}
