package org.lfsr.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record from its arrival until its result is committed: what it asked for, and what is to be published for it, all
 * in one transaction. Only the desk's thread touches it.
 */
final class Delivery {

    private final Intake intake;
    private final Assignment assignment;
    private final ConsumerRecord<byte[], byte[]> received;
    private final Instant arrivedAt;
    private final List<PendingScan> scans = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> results = new ArrayList<>();
    private int unsettled;
    private @Nullable DeadLetter letter;

    Delivery(Intake intake, Assignment assignment, ConsumerRecord<byte[], byte[]> received, Instant arrivedAt) {
        this.intake = intake;
        this.assignment = assignment;
        this.received = received;
        this.arrivedAt = arrivedAt;
    }

    Intake intake() {
        return intake;
    }

    Assignment assignment() {
        return assignment;
    }

    ConsumerRecord<byte[], byte[]> received() {
        return received;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    Origin origin() {
        return new Origin(intake.channel(), received.topic(), received.partition(), received.offset());
    }

    Map<String, String> trace() {
        return TraceContext.of(received.headers());
    }

    /** Notes that the record asks for a scan. */
    void expect(PendingScan scan) {
        scans.add(scan);
        unsettled++;
    }

    List<PendingScan> scans() {
        return scans;
    }

    /** Takes what is to be published for one of its scans. */
    void settle(ProducerRecord<byte[], byte[]> result) {
        results.add(result);
        unsettled--;
    }

    /** Notes that nothing is to be published for one of its scans. */
    void settle() {
        unsettled--;
    }

    /** Takes the failure of one of its scans; the record is put aside once, for the first. */
    void bury(DeadLetter failure, ProducerRecord<byte[], byte[]> record) {
        if (letter == null) {
            letter = failure;
            results.add(record);
        }
        unsettled--;
    }

    /** Publishes this instead of all else. */
    void buryWhole(DeadLetter failure, ProducerRecord<byte[], byte[]> record) {
        letter = failure;
        scans.forEach(PendingScan::withdraw);
        results.clear();
        results.add(record);
        unsettled = 0;
    }

    /** How often its scans were tried: the most of them all. */
    int attempts() {
        return scans.stream().mapToInt(PendingScan::attempt).max().orElse(0);
    }

    /** Says whether everything that the record asks for has its result. */
    boolean isSettled() {
        return unsettled == 0;
    }

    List<ProducerRecord<byte[], byte[]>> results() {
        return results;
    }

    /** Why the record is put aside; null if it is not. */
    @Nullable
    DeadLetter letter() {
        return letter;
    }
}
