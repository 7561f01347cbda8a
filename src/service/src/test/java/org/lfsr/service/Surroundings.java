package org.lfsr.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lfsr.embedded.EmbeddedServices;
import org.lfsr.embedded.Settings;
import org.lfsr.embedded.Topic;
import org.lfsr.testkit.TestModels;

/** A broker, a store and models made in code. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final String SCANS = "scans";
    static final String RESULTS = "lfsr-results";

    private static final List<Topic> TOPICS = List.of(
            new Topic("lfsr.scans.new", 3),
            new Topic("lfsr.scans.reprocess", 1),
            new Topic("lfsr.storage.notifications", 1),
            new Topic("lfsr.scans.completed", 1),
            new Topic("lfsr.scans.dead", 1));

    private @Nullable EmbeddedServices services;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("lfsr-service");
            Path models = TestModels.write(folder.resolve("models"));
            EmbeddedServices started =
                    EmbeddedServices.start(folder, Settings.onFreePorts(TOPICS, List.of(SCANS, RESULTS)));
            services = started;
            Map<String, String> configuration = new HashMap<>();
            configuration.put("kafka.bootstrap.servers", started.broker().bootstrapServers());
            configuration.put(
                    "lfsr.store.endpoint", started.objectStore().endpoint().toString());
            configuration.put(
                    "lfsr.store.access-key", started.objectStore().credentials().accessKey());
            configuration.put(
                    "lfsr.store.secret-key", started.objectStore().credentials().secretKey());
            configuration.put(
                    "lfsr.models.detector",
                    models.resolve(TestModels.DETECTOR_FILE).toString());
            configuration.put(
                    "lfsr.models.generators",
                    models.resolve(TestModels.generatorFile(2)) + "," + models.resolve(TestModels.generatorFile(4)));
            configuration.put("lfsr.intake.retry.first-delay", "200ms");
            configuration.put("lfsr.intake.retry.attempts", "2");
            configuration.put("lfsr.archive.bucket", SCANS);
            configuration.put("lfsr.archive.prefix", "old/");
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Objects.requireNonNull(services).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
