package org.lfsr.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.messaging.ScanNames;
import org.lfsr.pipeline.StoredSeries;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.pipeline.manifest.ComparedObject;
import org.lfsr.pipeline.manifest.Computation;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.IntensityMap;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.ModelUse;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.pipeline.manifest.Verdict;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectSummary;

/** An archive with results in memory, and whom a sweep meets there. */
public final class Hospital {

    /** Where the scans are. */
    public static final Archive ARCHIVE = new Archive("scans", "old/", List.of());

    /** Where the results are. */
    public static final Output OUTPUT = new Output("results", new ProductKeys("enhanced"));

    /** Models of before. */
    public static final ModelPair OLD = models("1.0.0", 'a', 2);

    /** Other models of before. */
    public static final ModelPair OLDER = models("0.9.0", 'c', 2);

    /** Models of today. */
    public static final ModelPair NEW = models("2.0.0", 'b', 2);

    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    /** Holds it all. */
    public final MemoryStore store = new MemoryStore();

    final List<NewScan> published = new ArrayList<>();
    final List<Instant> publishedAt = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<String> clashes = new ArrayList<>();
    final List<Instant> waits = new ArrayList<>();
    final List<String> resumedBehind = new ArrayList<>();
    Runnable afterEach = () -> {};

    static ModelPair models(String version, char digit, int scale) {
        return new ModelPair(
                new ModelUse(ModelUse.Role.LESION_DETECTOR, "ld@1.0.0", "d".repeat(64)),
                new ModelUse(
                        ModelUse.Role.GENERATOR,
                        "lfsr-x%d@%s".formatted(scale, version),
                        String.valueOf(digit).repeat(64)),
                scale,
                "MR");
    }

    static SweepSettings settings(Rate rate, Optional<OffPeak> hours) {
        return new SweepSettings(ARCHIVE, OUTPUT, NEW, Optional.of("T1GD"), rate, hours);
    }

    static SweepSettings settings() {
        return settings(new Rate(30, Duration.ofMinutes(1)), Optional.empty());
    }

    /** Stores a scan; its bytes are its key's. */
    public void add(String key) {
        store.put("scans", key, key.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Stores a scan that bears an id. */
    void addNamed(String key, String scanId) {
        store.put("scans", key, key.getBytes(StandardCharsets.UTF_8), Map.of(ScanNames.METADATA, scanId));
    }

    /** Does a series that nobody named, as it is stored now. */
    void seriesDone(String prefix, ModelPair models, String time) throws IOException {
        ObjectStat series = StoredSeries.stat(
                store, new ObjectLocation("scans", prefix.substring(0, prefix.length() - 1)), Optional.empty());
        String scanId = ScanNames.seriesPseudonym("scans", prefix);
        String folder = OUTPUT.keys().scan(scanId) + models.name() + "/";
        store.put("results", folder + "lesion-00.nii.gz", new byte[] {1}, Map.of());
        Manifest manifest = manifest(scanId, series, prefix, models, Instant.parse(time), List.of());
        store.put("results", folder + "manifest.json", ManifestFile.write(manifest), Map.of());
    }

    /** The id of a scan that nobody named. */
    public String id(String key) throws IOException {
        return ScanNames.pseudonym("scans", key, stat(key).etag());
    }

    ObjectStat stat(String key) throws IOException {
        return store.stat(new ObjectLocation("scans", key));
    }

    List<String> publishedKeys() {
        return published.stream().map(scan -> scan.getLocation().getKey()).toList();
    }

    /** Does a scan: stores a volume and a manifest. */
    public void done(String key, ModelPair models, String time, StackRecord... stacks) throws IOException {
        done(id(key), key, models, time, stacks);
    }

    /** Moves all results of a scan to another prefix, as if a service had stored them there. */
    public void move(String scanId, String prefix) throws IOException {
        for (ObjectSummary object :
                store.list("results", OUTPUT.keys().scan(scanId), "", 100).objects()) {
            String key = object.location().key();
            try (InputStream content = store.read(object.location())) {
                store.put(
                        "results",
                        prefix + key.substring(OUTPUT.keys().prefix().length()),
                        content.readAllBytes(),
                        Map.of());
            }
            store.delete(object.location());
        }
    }

    /** Does a scan under an id that is given. */
    public void done(String scanId, String key, ModelPair models, String time, StackRecord... stacks)
            throws IOException {
        String folder = OUTPUT.keys().scan(scanId) + models.name() + "/";
        store.put("results", folder + "lesion-00.nii.gz", new byte[] {1}, Map.of());
        Manifest manifest = manifest(scanId, stat(key), key, models, Instant.parse(time), List.of(stacks));
        store.put("results", folder + "manifest.json", ManifestFile.write(manifest), Map.of());
    }

    private static Manifest manifest(
            String scanId, ObjectStat scan, String key, ModelPair models, Instant time, List<StackRecord> stacks) {
        String volume = OUTPUT.keys().scan(scanId) + models.name() + "/lesion-00.nii.gz";
        return new Manifest(
                Manifest.FORMAT,
                scanId,
                "request",
                stacks.isEmpty() ? Manifest.Outcome.NO_LESION : Manifest.Outcome.ENHANCED,
                new InputObject(scan.location().bucket(), key, scan.etag(), scan.sizeBytes(), "e".repeat(64)),
                new SliceGrid(
                        16, 16, 4, List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0), Axis.Z, 4),
                stacks.size(),
                stacks,
                null,
                new ComparedObject("truth", scan.location().key(), "fine"),
                null,
                models.models(),
                new Computation("none", "cpu", "fp32", null),
                Map.of(),
                List.of(new StoredProduct(volume, 1, "f".repeat(64))),
                List.of(),
                List.of(),
                "0.1.0",
                time,
                time);
    }

    /** A stack of some slices whose result was accepted. */
    public static StackRecord accepted(int slices, StackQuality quality) {
        return stack(slices, null, quality);
    }

    /** A stack of some slices whose result was replaced. */
    public static StackRecord replaced(int slices, StackQuality quality) {
        return stack(
                slices, new Replacement(Replacement.Reason.NOT_FAITHFUL, "20 dB, at least 30", "BILINEAR"), quality);
    }

    private static StackRecord stack(int slices, @Nullable Replacement replacement, StackQuality quality) {
        return new StackRecord(
                0,
                0,
                slices,
                new Box(0, 0, 4, 4),
                new Box(0, 0, 8, 8),
                List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0),
                List.of(new IntensityMap(0, 1)),
                replacement == null ? Verdict.ACCEPTED : Verdict.REPLACED,
                replacement,
                quality,
                "volume",
                null,
                null);
    }

    /** Some of the figures of a stack. */
    public static StackQuality quality(
            @Nullable Double redegradationDb, @Nullable Double sharpness, @Nullable Double referenceDb) {
        return new StackQuality(
                redegradationDb, null, 0.9, sharpness, null, null, null, 0.8, referenceDb, 0.7, null, null);
    }

    Sweep sweep(SweepSettings settings, FakeTime time) {
        return new Sweep(store, settings, scan -> publish(scan, time.now()), time, new Listener());
    }

    SharedSweep sharedSweep(String holder, SweepSettings settings, FakeTime time) {
        return new SharedSweep(store, settings, scan -> publish(scan, time.now()), holder);
    }

    SweepListener listener() {
        return new Listener();
    }

    private void publish(NewScan scan, Instant now) {
        published.add(scan);
        publishedAt.add(now);
    }

    private final class Listener implements SweepListener {

        @Override
        public void resumed(Cursor from) {
            resumedBehind.add(from.lastKey());
        }

        @Override
        public void waits(OffPeak hours, Instant until) {
            waits.add(until);
        }

        @Override
        public void published(ArchivedScan scan) {
            afterEach.run(); // The queue has it.
        }

        @Override
        public void clashes(ArchivedScan scan, ObjectLocation other) {
            clashes.add(scan.object().location().key() + " with " + other.key());
        }

        @Override
        public void skipped(ArchivedScan scan) {
            skipped.add(scan.key());
        }
    }
}
