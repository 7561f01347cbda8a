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
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.TopicReader;
import org.lfsr.local.Topics;
import org.lfsr.storage.WriteOptions;

/** A service in a process of its own, with broker and store in this one. Whoever opened it closes it; one thread. */
final class MeasuredService implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(10);

    private final EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
    private final LocalStack stack;
    private final ServiceProcess process;
    private final TopicReader completions;
    private final Scale scale;
    private int rounds;

    private MeasuredService(LocalStack stack, ServiceProcess process, Scale scale) {
        this.stack = stack;
        this.process = process;
        this.scale = scale;
        this.completions = stack.read(Topics.COMPLETED);
    }

    /**
     * Starts a service and waits until it is ready.
     *
     * @param stack stays the caller's to close
     */
    static MeasuredService start(LocalStack stack, int scale) throws IOException {
        ServiceProcess process = stack.startService();
        process.awaitReady(READY_LIMIT);
        return new MeasuredService(stack, process, scale == 2 ? Scale.X2 : Scale.X4);
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
        while (records.size() < count) {
            List<ConsumerRecord<String, byte[]>> more = completions.poll(POLL);
            heard = more.isEmpty() ? heard : System.nanoTime();
            records.addAll(more);
            process.requireAlive();
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
