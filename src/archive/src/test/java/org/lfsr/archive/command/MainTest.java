package org.lfsr.archive.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.archive.StoppableClock;
import org.lfsr.archive.command.EventReader.Event;
import org.lfsr.embedded.EmbeddedServices;
import org.lfsr.embedded.Settings;
import org.lfsr.embedded.Topic;
import org.lfsr.events.Priority;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Credentials;
import org.lfsr.storage.s3.S3ObjectStore;
import org.lfsr.testkit.TestModels;

/** The commands on a real broker and a real store, as they are called. */
class MainTest {

    private static final String TOPIC = "lfsr.scans.reprocess";

    @TempDir
    static Path folder;

    private static EmbeddedServices services;

    @BeforeAll
    static void start() throws IOException {
        services = EmbeddedServices.start(
                folder.resolve("services"),
                Settings.onFreePorts(List.of(new Topic(TOPIC, 3)), List.of("scans", "lfsr-results")));
        TestModels.write(folder.resolve("models"));
        try (ObjectStore store = store()) {
            put(store, "2019/p1_t1ce.nii.gz", Map.of("scan-id", "patient-1"));
            put(store, "2019/p1_seg.nii.gz", Map.of());
            put(store, "2019/p2_t1ce.nii.gz", Map.of());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        services.close();
    }

    @Test
    void publishesAnArchiveAndReportsOnIt() throws UnreadableEventException {
        StringWriter out = new StringWriter();

        int code = run(
                out,
                environment(),
                sweep(
                        "--mask",
                        "*_t1ce.nii.gz",
                        "--scale",
                        "4",
                        "--rate",
                        "100/s",
                        "--sequence",
                        "T1GD",
                        "--wait",
                        "0s",
                        "--report",
                        folder.resolve("report").toString(),
                        "--bootstrap-servers",
                        services.broker().bootstrapServers()));

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("published patient-1")
                .contains("Finished: published 2, done before 0, with test-bright-1.0.0_test-bicubic-x4-1.0.0_")
                .contains("Done 0 of 2 scans (0 of them before this sweep)");
        assertThat(folder.resolve("report/report.csv")).exists();
        List<Event> events = EventReader.read(services.broker().bootstrapServers(), TOPIC, 2);
        assertThat(events)
                .extracting(event -> event.scan().getLocation().getKey())
                .containsExactlyInAnyOrder("2019/p1_t1ce.nii.gz", "2019/p2_t1ce.nii.gz");
        assertThat(events).extracting(event -> event.scan().getPriority()).containsOnly(Priority.ARCHIVE);
        assertThat(events).extracting(Event::key).contains("patient-1");
    }

    @Test
    void rehearsesWithoutABroker() {
        StringWriter out = new StringWriter();

        int code = run(out, environment(), sweep("--dry-run", "--bootstrap-servers", "127.0.0.1:1"));

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("would publish patient-1").contains("Would publish 3, done before 0");
    }

    @Test
    void saysWhichSecretIsMissing() {
        StringWriter out = new StringWriter();

        int code = run(out, Map.of("LFSR_STORE_ACCESS_KEY", "local"), sweep("--dry-run"));

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("The environment variable LFSR_STORE_SECRET_KEY must be set");
    }

    @Test
    void refusesWhatIsNoRate() {
        StringWriter out = new StringWriter();

        int code = run(out, environment(), sweep("--rate", "fast"));

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("A rate is a number and /s, /min or /h, as 30/min, found fast");
    }

    @Test
    void explainsItself() {
        StringWriter out = new StringWriter();

        int code = run(out, Map.of(), "sweep", "--help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("--off-peak").contains("$LFSR_STORE_ENDPOINT");
    }

    private static String[] sweep(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                "--bucket",
                "scans",
                "--prefix",
                "2019/",
                "--models",
                folder.resolve("models").toString(),
                "--store-endpoint",
                services.objectStore().endpoint().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static int run(StringWriter out, Map<String, String> environment, String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(new StoppableClock(Clock.systemUTC()), environment, writer, writer, arguments);
    }

    private static Map<String, String> environment() {
        return Map.of(
                "LFSR_STORE_ACCESS_KEY",
                services.objectStore().credentials().accessKey(),
                "LFSR_STORE_SECRET_KEY",
                services.objectStore().credentials().secretKey(),
                "KAFKA_CLIENT_ID",
                "archive-test");
    }

    private static ObjectStore store() throws IOException {
        return new S3ObjectStore(S3Configuration.of(
                services.objectStore().endpoint(),
                new S3Credentials(
                        services.objectStore().credentials().accessKey(),
                        services.objectStore().credentials().secretKey())));
    }

    private static void put(ObjectStore store, String key, Map<String, String> metadata) throws IOException {
        store.write(
                new ObjectLocation("scans", key),
                new ByteArrayInputStream(new byte[] {1, 2, 3}),
                WriteOptions.ofType(WriteOptions.BYTES).withMetadata(metadata));
    }
}
