package org.lfsr.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.embedded.Credentials;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.ScanFormat;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.storage.WriteOptions;
import org.lfsr.testkit.TestModels;

class LocalStackTest {

    private static final Duration POLL = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void keepsWhatItWasGivenWhenItsServersStartAgain() throws IOException, UnreadableEventException {
        NewScan scan = scan("scan-1");
        org.lfsr.storage.ObjectLocation object = new org.lfsr.storage.ObjectLocation(Buckets.SCANS, "a");
        try (LocalStack stack = LocalStack.start(folder, StackSettings.of(Path.of("none.jar"), folder))) {
            stack.store().write(object, new ByteArrayInputStream(new byte[3]), WriteOptions.ofType("text/plain"));
            stack.publisher().publish(scan);

            stack.stopStore();
            stack.stopBroker();
            stack.startBroker();
            stack.startStore();
            stack.publisher().publish(scan("scan-2"));

            assertThat(stack.store().stat(object).sizeBytes()).isEqualTo(3);
            List<ConsumerRecord<String, byte[]>> found = read(stack, Topics.NEW, 2);
            assertThat(found).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("scan-1", "scan-2");
            assertThat(EventCodec.newScan().decode(found.get(0).value()).getScanId())
                    .isEqualTo(found.get(0).key());
        }
    }

    @Test
    void configuresTheServiceByItsServersAndModels() throws IOException {
        Path models = TestModels.write(folder.resolve("models"));
        Files.delete(models.resolve("generator-x2.onnx"));

        ServiceConfiguration configuration = ServiceConfiguration.of(
                        "127.0.0.1:1", URI.create("http://127.0.0.1:2"), Credentials.LOCAL, models)
                .with(Map.of("lfsr.output.bucket", "elsewhere"));

        assertThat(configuration.keys())
                .containsEntry("kafka.bootstrap.servers", "127.0.0.1:1")
                .containsEntry("lfsr.store.endpoint", "http://127.0.0.1:2")
                .containsEntry(
                        "lfsr.models.generators",
                        models.resolve("generator-x4.onnx").toString())
                .containsEntry("lfsr.output.bucket", "elsewhere");
    }

    private static List<ConsumerRecord<String, byte[]>> read(LocalStack stack, String topic, int count) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (TopicReader reader = stack.read(topic)) {
            for (int i = 0; i < 30 && found.size() < count; i++) {
                found.addAll(reader.poll(POLL));
            }
        }
        return found;
    }

    private static NewScan scan(String id) {
        return NewScan.newBuilder()
                .setEventId("event-" + id)
                .setScanId(id)
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(Buckets.SCANS)
                        .setKey("a")
                        .build())
                .setFormat(ScanFormat.NIFTI)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }
}
