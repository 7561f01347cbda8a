package org.lfsr.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.Buckets;
import org.lfsr.local.CompletionReader;
import org.lfsr.local.LocalStack;
import org.lfsr.local.Progress;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.TopicReader;
import org.lfsr.local.Topics;
import org.lfsr.storage.WriteOptions;

/** One scan's way through a running stack. */
final class Submission {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STILL_WAITING = Duration.ofSeconds(10);
    private static final String MEDIA_TYPE = "application/gzip";

    private final LocalStack stack;
    private final ServiceProcess service;
    private final Progress progress;

    Submission(LocalStack stack, ServiceProcess service, Progress progress) {
        this.stack = stack;
        this.service = service;
        this.progress = progress;
    }

    /**
     * Stores a scan and announces it.
     *
     * @param scale how many times as fine the result shall be; empty for what the first generator does
     * @return the event that was published
     */
    NewScan send(ScanInput input, Optional<Integer> scale) throws IOException {
        NewScan event = NewScan.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setScanId(input.scanId())
                .setLocation(stored(input.scanId() + "/scan.nii.gz", input.scan()))
                .setFormat(ScanFormat.NIFTI)
                .setScale(scale.map(factor -> factor == 2 ? Scale.X2 : Scale.X4).orElse(Scale.BY_MODEL_CARD))
                .setReference(
                        input.reference() == null ? null : stored(input.scanId() + "/truth.nii.gz", input.reference()))
                .setLesionMask(input.mask() == null ? null : stored(input.scanId() + "/mask.nii.gz", input.mask()))
                .setRequestedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        stack.publisher().publish(event);
        progress.say("Published %s to %s".formatted(input.scanId(), Topics.NEW));
        return event;
    }

    private ObjectLocation stored(String key, ScanInput.Content content) throws IOException {
        try (InputStream bytes = content.open()) {
            stack.store()
                    .write(
                            new org.lfsr.storage.ObjectLocation(Buckets.SCANS, key),
                            bytes,
                            WriteOptions.ofType(MEDIA_TYPE));
        }
        return ObjectLocation.newBuilder().setBucket(Buckets.SCANS).setKey(key).build();
    }

    /**
     * Waits until a scan is done.
     *
     * @throws FailedRunException if it ends among the dead letters, or not in time
     * @throws IOException if the service dies
     */
    ScanCompleted await(NewScan event, Duration limit) throws IOException {
        long start = System.nanoTime();
        long told = start;
        try (CompletionReader completions = stack.completions();
                TopicReader dead = stack.read(Topics.DEAD)) {
            while (System.nanoTime() - start < limit.toNanos()) {
                for (ScanCompleted completed : completions.poll(POLL)) {
                    if (completed.getRequestId().equals(event.getEventId())) {
                        progress.say("Completed");
                        return completed;
                    }
                }
                requireAlive(dead, event);
                if (System.nanoTime() - told > STILL_WAITING.toNanos()) {
                    told = System.nanoTime();
                    progress.say("Still working; the service's log is " + service.log());
                }
            }
        } catch (UnreadableEventException e) {
            throw new FailedRunException(Topics.COMPLETED + " holds something else: " + e.getMessage(), e);
        }
        throw new FailedRunException("%s was not done after %d s; the service's log is %s"
                .formatted(event.getScanId(), limit.toSeconds(), service.log()));
    }

    private void requireAlive(TopicReader dead, NewScan event) throws IOException {
        service.requireAlive();
        for (ConsumerRecord<String, byte[]> letter : dead.poll(Duration.ZERO)) {
            if (event.getScanId().equals(letter.key())) {
                throw new FailedRunException("%s was given up: %s; the service's log is %s"
                        .formatted(event.getScanId(), reason(letter), service.log()));
            }
        }
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return "%s after %s attempts, %s"
                .formatted(
                        header(letter, "lfsr-dead-reason"),
                        header(letter, "lfsr-dead-attempts"),
                        header(letter, "lfsr-dead-message"));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
