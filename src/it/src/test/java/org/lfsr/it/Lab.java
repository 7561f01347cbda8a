package org.lfsr.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.local.Buckets;
import org.lfsr.local.Checkout;
import org.lfsr.local.LocalStack;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.StackSettings;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.WriteOptions;
import org.lfsr.testkit.DicomScans;
import org.lfsr.testkit.TestModels;

/** A stack with models made in code and impatient settings, and what tests do with it. */
final class Lab implements AutoCloseable {

    /** How long anything may take on a busy machine. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final List<String> SMALL_JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Map<String, String> IMPATIENT = Map.of(
            "lfsr.golden.every", "off",
            "lfsr.inference.threads", "1",
            "lfsr.intake.retry.first-delay", "500ms",
            "lfsr.intake.retry.greatest-delay", "2s",
            "lfsr.intake.retry.attempts", "20",
            "lfsr.store.retries", "0",
            "mp.messaging.connector.smallrye-kafka.session.timeout.ms", "6000",
            "mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms", "2000");

    private final LocalStack stack;
    private final Completions completions;

    private Lab(LocalStack stack) {
        this.stack = stack;
        this.completions = new Completions(stack.completions());
    }

    /**
     * Starts broker and store, and no service yet.
     *
     * @param configuration keys of the service that differ
     */
    static Lab start(Path folder, Map<String, String> configuration) throws IOException {
        return start(folder, TestModels.write(folder.resolve("models")), configuration);
    }

    /**
     * Starts broker and store for other models, and no service yet.
     *
     * @param models a folder with a detector and generators
     * @param configuration keys of the service that differ
     */
    static Lab start(Path folder, Path models, Map<String, String> configuration) throws IOException {
        Map<String, String> keys = new HashMap<>(IMPATIENT);
        keys.putAll(configuration);
        StackSettings settings = StackSettings.of(Checkout.ofThisProgram().serviceJar(), models)
                .withJvmOptions(SMALL_JVM)
                .configured(keys);
        return new Lab(LocalStack.start(folder.resolve("stack"), settings));
    }

    /** Starts a service and waits until it is ready. */
    ServiceProcess startService() throws IOException {
        ServiceProcess service = stack.startService();
        service.awaitReady(LIMIT);
        return service;
    }

    LocalStack stack() {
        return stack;
    }

    Completions completions() {
        return completions;
    }

    /** Stores a volume, and makes the event that announces it. */
    NewScan.Builder put(String scanId, Volume volume) throws IOException {
        return put(scanId, nifti(volume));
    }

    /** Stores any bytes, and makes the event that announces them as a scan. */
    NewScan.Builder put(String scanId, byte[] bytes) throws IOException {
        stack.store()
                .write(
                        new org.lfsr.storage.ObjectLocation(Buckets.SCANS, key(scanId)),
                        new ByteArrayInputStream(bytes),
                        WriteOptions.ofType(WriteOptions.BYTES));
        return event(scanId);
    }

    /** Stores a volume's slices below a prefix, and makes the event that announces them. */
    NewScan.Builder putSeries(String scanId, Volume volume) throws IOException {
        return putSeries(scanId, DicomScans.files(volume));
    }

    /** Stores the files of a series below a prefix, and makes the event that announces them. */
    NewScan.Builder putSeries(String scanId, List<byte[]> files) throws IOException {
        storeSeries(scanId, files);
        return event(scanId)
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(Buckets.SCANS)
                        .setKey(scanId + "/")
                        .build())
                .setFormat(ScanFormat.DICOM_SERIES)
                .setInstanceCount(files.size());
    }

    /** Stores the files of a series below a prefix, and says under which keys. */
    List<String> storeSeries(String prefix, List<byte[]> files) throws IOException {
        List<String> keys = new ArrayList<>();
        for (byte[] file : files) {
            String key = "%s/%03d.dcm".formatted(prefix, keys.size());
            stack.store()
                    .write(
                            new org.lfsr.storage.ObjectLocation(Buckets.SCANS, key),
                            new ByteArrayInputStream(file),
                            WriteOptions.ofType(WriteOptions.BYTES));
            keys.add(key);
        }
        return keys;
    }

    /** Makes the event of a scan that may not be there. */
    static NewScan.Builder event(String scanId) {
        return NewScan.newBuilder()
                .setEventId("request-" + scanId)
                .setScanId(scanId)
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(Buckets.SCANS)
                        .setKey(key(scanId))
                        .build())
                .setFormat(ScanFormat.NIFTI)
                .setRequestedAt(Instant.parse("2026-03-04T05:06:07Z"));
    }

    private static String key(String scanId) {
        return scanId + "/scan.nii.gz";
    }

    static byte[] nifti(Volume volume) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofInt16().writeCompressed(volume, bytes);
        return bytes.toByteArray();
    }

    /** Publishes a request, and waits for its answer. */
    ScanCompleted complete(NewScan.Builder request) throws IOException, UnreadableEventException {
        NewScan event = request.build();
        stack.publisher().publish(event);
        return completions.await(event.getEventId());
    }

    /** What is stored of a scan. */
    List<String> products(String scanId) throws IOException {
        return stack.store().list(Buckets.ENHANCED, "", "", 1000).objects().stream()
                .map(ObjectSummary::location)
                .map(org.lfsr.storage.ObjectLocation::key)
                .filter(key -> key.contains("/" + scanId + "/"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try (stack) {
            completions.close();
        }
    }
}
