package org.lfsr.example;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lfsr.events.EventCodec;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.pipeline.delivery.Paste;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.s3.S3Configuration;
import org.lfsr.storage.s3.S3Credentials;
import org.lfsr.storage.s3.S3ObjectStore;

/**
 * Segments enhanced lesions: reads completion events, fetches each scan's manifest and regions, labels them, and writes
 * all labels of a scan as one NIfTI volume in the patient's space, on the scan's grid made finer.
 *
 * <p>A scan's offset is committed once its labels are written, so after a crash it is done again, to the same file.
 * Nothing but committed events is read. One thread.
 */
public final class SegmentationConsumer implements AutoCloseable {

    private static final String TOPIC = "lfsr.scans.completed";
    private static final String GROUP = "segmentation-example";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final NiftiReader READER = new NiftiReader(NiftiLimits.ofVoxels(1 << 28));

    private final EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectStore store;
    private final Path folder;

    /**
     * Subscribes.
     *
     * @param bootstrapServers where the broker is
     * @param store where the results are; left open
     * @param folder where labels are written to
     */
    public SegmentationConsumer(String bootstrapServers, ObjectStore store, Path folder) {
        this.store = store;
        this.folder = folder;
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(TOPIC));
    }

    /** Consumes until it is interrupted: {@code BOOTSTRAP_SERVERS STORE_URL [FOLDER [ACCESS_KEY SECRET_KEY]]}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length == 4) {
            System.err.println("Wanted: BOOTSTRAP_SERVERS STORE_URL [FOLDER [ACCESS_KEY SECRET_KEY]]");
            System.exit(2);
        }
        Path folder = Path.of(arguments.length > 2 ? arguments[2] : "lfsr-labels");
        S3Credentials keys = arguments.length > 4
                ? new S3Credentials(arguments[3], arguments[4])
                : new S3Credentials("local", "local-secret");
        try (ObjectStore store = new S3ObjectStore(S3Configuration.of(URI.create(arguments[1]), keys));
                SegmentationConsumer consumer = new SegmentationConsumer(arguments[0], store, folder)) {
            consumer.run();
        }
    }

    /** Consumes until {@link #stop}. */
    public void run() throws IOException {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                    consume(message);
                    consumer.commitSync();
                }
            }
        } catch (WakeupException e) {
            // Somebody asked to stop.
        }
    }

    /** Makes {@link #run} return; any thread may call. */
    public void stop() {
        consumer.wakeup();
    }

    private void consume(ConsumerRecord<String, byte[]> message) throws IOException {
        try {
            ScanCompleted event = codec.decode(message.value());
            if (event.getOutcome() == Outcome.ENHANCED) {
                System.out.printf("%s: labels in %s%n", event.getScanId(), segmented(event));
            } else {
                System.out.printf("%s: %s, nothing to label%n", event.getScanId(), event.getOutcome());
            }
        } catch (UnreadableEventException e) {
            System.err.printf("Message at offset %d is skipped: %s%n", message.offset(), e.getMessage());
        }
    }

    private Path segmented(ScanCompleted event) throws IOException {
        ObjectLocation location = new ObjectLocation(
                Objects.requireNonNull(event.getOutputBucket(), "What is enhanced is stored"),
                Objects.requireNonNull(event.getManifestKey(), "What is stored has a manifest"));
        Manifest manifest = ManifestFile.read(store, location);
        Paste paste = Paste.of(manifest);
        Volume labels = paste.empty();
        for (StackRecord stack : manifest.stacks()) {
            Volume region = volume(new ObjectLocation(location.bucket(), stack.volumeKey()));
            paste.paste(stack, Segmentation.of(region), labels);
        }
        return written(labels, event.getScanId());
    }

    private Volume volume(ObjectLocation location) throws IOException {
        try (ObjectContent content = store.read(location)) {
            return READER.read(content);
        } catch (UnreadableVolumeException e) {
            throw new IOException("%s is no volume: %s".formatted(location, e.getMessage()), e);
        }
    }

    /** Under its name only when it is whole. */
    private Path written(Volume labels, String scanId) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(scanId + "-labels.nii.gz");
        Path partial = folder.resolve(scanId + "-labels.part");
        try (OutputStream stream = Files.newOutputStream(partial)) {
            NiftiWriter.ofInt16().writeCompressed(labels, stream);
        }
        return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
