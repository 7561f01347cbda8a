package org.lfsr.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.Buckets;
import org.lfsr.local.LocalStack;
import org.lfsr.local.Progress;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.TopicReader;
import org.lfsr.local.Topics;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.WriteOptions;

/** A service in a process of its own, with broker and store in this one. Whoever opened it closes it; one thread. */
final class MeasuredService implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_LIMIT = Duration.ofHours(1);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(30);
    private static final int PAGE = 1000;

    private final EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
    private final LocalStack stack;
    private final ServiceProcess process;
    private final TopicReader completions;
    private final Duration start;
    private final Progress progress;
    private final Scale scale;
    private int rounds;

    private MeasuredService(LocalStack stack, ServiceProcess process, Duration start, Scale scale, Progress progress) {
        this.stack = stack;
        this.process = process;
        this.start = start;
        this.progress = progress;
        this.scale = scale;
        this.completions = stack.read(Topics.COMPLETED);
    }

    /**
     * Starts a service and waits until it is ready.
     *
     * @param stack stays the caller's to close
     * @param progress is told from time to time how many scans are done
     */
    static MeasuredService start(LocalStack stack, int scale, Progress progress) throws IOException {
        long started = System.nanoTime();
        ServiceProcess process = stack.startService();
        process.awaitReady(READY_LIMIT);
        Duration start = Duration.ofNanos(System.nanoTime() - started);
        return new MeasuredService(stack, process, start, scale == 2 ? Scale.X2 : Scale.X4, progress);
    }

    /** From the command to ready. */
    Duration start() {
        return start;
    }

    /** Stores a scan, outside of what is measured. */
    void store(ScanFile scan) throws IOException {
        try (InputStream bytes = Files.newInputStream(scan.path())) {
            stack.store()
                    .write(
                            new org.lfsr.storage.ObjectLocation(Buckets.SCANS, key(scan)),
                            bytes,
                            WriteOptions.ofType(WriteOptions.BYTES));
        }
    }

    private static String key(ScanFile scan) {
        String name = scan.path().getFileName().toString();
        return "%03d%s".formatted(scan.number(), name.endsWith(".gz") ? ".nii.gz" : ".nii");
    }

    /**
     * Announces scans that are stored, and waits for their completions.
     *
     * @throws IOException if one does not end well, the service dies, or nothing comes for a long time
     */
    ServiceRound run(List<ScanFile> scans) throws IOException {
        rounds++;
        List<NewScan> events = scans.stream().map(this::event).toList();
        Duration cpu = Processes.cpu(process.pid());
        Duration own = Processes.cpu(ProcessHandle.current().pid());
        long start = System.nanoTime();
        for (NewScan event : events) {
            stack.publisher().publish(event);
        }
        List<ConsumerRecord<String, byte[]>> records = await(scans.size());
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        return new ServiceRound(
                wall,
                Processes.cpu(process.pid()).minus(cpu),
                Processes.cpu(ProcessHandle.current().pid()).minus(own),
                decoded(records, events),
                records.stream().mapToLong(record -> record.value().length).sum());
    }

    private NewScan event(ScanFile scan) {
        return NewScan.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setScanId("round-%d-scan-%03d".formatted(rounds, scan.number()))
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(Buckets.SCANS)
                        .setKey(key(scan))
                        .build())
                .setFormat(ScanFormat.NIFTI)
                .setScale(scale)
                .setRequestedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private List<ConsumerRecord<String, byte[]>> await(int count) throws IOException {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long heard = System.nanoTime();
        long told = heard;
        while (records.size() < count) {
            List<ConsumerRecord<String, byte[]>> more = completions.poll(POLL);
            heard = more.isEmpty() ? heard : System.nanoTime();
            records.addAll(more);
            process.requireAlive();
            if (System.nanoTime() - told > TOLD_EVERY.toNanos()) {
                told = System.nanoTime();
                progress.say("%d of %d scans are done".formatted(records.size(), count));
            }
            if (System.nanoTime() - heard > SILENCE_LIMIT.toNanos()) {
                throw new IOException("%d of %d scans were done, then nothing came for %s; the service's log is %s"
                        .formatted(records.size(), count, SILENCE_LIMIT, process.log()));
            }
        }
        return records;
    }

    private List<ScanCompleted> decoded(List<ConsumerRecord<String, byte[]>> records, List<NewScan> events)
            throws IOException {
        Set<String> asked = new HashSet<>();
        events.forEach(event -> asked.add(event.getEventId()));
        List<ScanCompleted> completed = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                ScanCompleted event = codec.decode(record.value());
                requireGood(event, asked);
                completed.add(event);
            } catch (UnreadableEventException e) {
                throw new IOException("%s holds something else: %s".formatted(Topics.COMPLETED, e.getMessage()), e);
            }
        }
        return completed;
    }

    private static void requireGood(ScanCompleted event, Set<String> asked) throws IOException {
        if (!asked.remove(event.getRequestId()) || event.getReplayed()) {
            throw new IOException("%s was not asked for, or done before".formatted(event.getScanId()));
        }
        if (event.getOutcome() != Outcome.ENHANCED && event.getOutcome() != Outcome.NO_LESION) {
            throw new IOException("%s: %s, %s".formatted(event.getScanId(), event.getOutcome(), event.getRejection()));
        }
    }

    /** What lies below a scan's key, in bytes: products and manifest. */
    long storedBytes(ScanCompleted scan) throws IOException {
        String manifest = String.valueOf(scan.getManifestKey());
        String prefix = manifest.substring(0, manifest.lastIndexOf('/') + 1);
        return stack.store().list(String.valueOf(scan.getOutputBucket()), prefix, "", PAGE).objects().stream()
                .mapToLong(ObjectSummary::sizeBytes)
                .sum();
    }

    /** The size of the event that asks for a scan, in bytes. */
    int requestBytes(ScanFile scan) {
        return EventCodec.newScan().encode(event(scan)).length;
    }

    /** The most memory that the process has had so far, in bytes; NaN if the system does not tell. */
    double peakBytes() {
        return Processes.peakBytes(process.pid());
    }

    @Override
    public void close() {
        completions.close();
        process.close();
    }
}
