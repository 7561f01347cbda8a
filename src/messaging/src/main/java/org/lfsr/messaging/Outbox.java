package org.lfsr.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.lfsr.messaging.Transaction.GroupPosition;

/**
 * Commits the results that are ready, all at once, in the order in which they came; one transaction at a time. What was
 * not committed is tried again for as long as its partition is owned.
 *
 * <p>Only the desk's thread calls it.
 */
final class Outbox {

    private static final int MAX_RESULTS = 500;
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration GREATEST_DELAY = Duration.ofSeconds(5);
    private static final Duration FENCED_DELAY = Duration.ofSeconds(30);

    private final Publisher publisher;
    private final Desk desk;
    private final ConductorListener listener;
    private final Follower follower;
    private final String process = UUID.randomUUID().toString().replace('-', 'z');
    private final List<Delivery> ready = new ArrayList<>();
    private final List<Flush> flushes = new ArrayList<>();
    private List<Delivery> underWay = List.of();
    private Duration delay = FIRST_DELAY;
    private boolean delayed;
    private int alone;
    private long transactions;

    Outbox(Publisher publisher, Desk desk, ConductorListener listener, Follower follower) {
        this.publisher = publisher;
        this.desk = desk;
        this.listener = listener;
        this.follower = follower;
    }

    /** Takes a settled delivery, to be committed as soon as may be. */
    void add(Delivery delivery) {
        ready.add(delivery);
        attempt();
    }

    /** Completes a future once nothing of these partitions is being committed, or ready to be. */
    void flush(List<Assignment> assignments, CompletableFuture<Void> flushed) {
        flushes.add(new Flush(assignments, flushed));
        completeFlushes();
    }

    /** Drops what is ready of a partition. */
    void drop(Assignment assignment) {
        ready.removeIf(delivery -> delivery.assignment().equals(assignment));
        completeFlushes();
    }

    boolean isEmpty() {
        return ready.isEmpty() && underWay.isEmpty();
    }

    /** Begins a transaction with what is ready, unless one is under way or has just failed. */
    void attempt() {
        List<Delivery> batch = batch();
        if (batch.isEmpty() || !underWay.isEmpty() || delayed) {
            return;
        }
        ready.removeAll(batch);
        underWay = batch;
        Instant begun = desk.now();
        publisher.publish(transaction(batch), outcome -> desk.execute(() -> settle(batch, outcome, begun)));
    }

    private List<Delivery> batch() {
        return ready.stream()
                .filter(delivery -> !delivery.intake().isFenced())
                .limit(alone > 0 ? 1 : MAX_RESULTS)
                .toList();
    }

    private Transaction transaction(List<Delivery> batch) {
        String mark = process + Long.toString(++transactions, Character.MAX_RADIX);
        List<ProducerRecord<byte[], byte[]>> records =
                batch.stream().flatMap(delivery -> delivery.results().stream()).toList();
        Map<Intake, Map<TopicPartition, OffsetAndMetadata>> positions = new LinkedHashMap<>();
        finished(batch)
                .forEach((assignment, deliveries) -> positions
                        .computeIfAbsent(deliveries.get(0).intake(), intake -> new LinkedHashMap<>())
                        .put(
                                assignment.partition(),
                                OffsetMetadataCodec.encode(progress(assignment, deliveries), mark)));
        return new Transaction(
                records,
                positions.entrySet().stream()
                        .map(entry -> new GroupPosition(entry.getKey().group(), entry.getValue()))
                        .toList());
    }

    private static Map<Assignment, List<Delivery>> finished(List<Delivery> batch) {
        return batch.stream().collect(Collectors.groupingBy(Delivery::assignment));
    }

    private static Progress progress(Assignment assignment, List<Delivery> deliveries) {
        return assignment.ledger().progressWith(offsets(deliveries));
    }

    private static List<Long> offsets(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.received().offset()).toList();
    }

    private void settle(List<Delivery> batch, Outcome outcome, Instant begun) {
        underWay = List.of();
        if (outcome instanceof Outcome.Committed) {
            committed(batch, begun);
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(batch, refused.failure());
        } else if (outcome instanceof Outcome.Fenced fenced) {
            fenced(batch, fenced);
        } else if (outcome instanceof Outcome.Aborted aborted) {
            aborted(batch, aborted.failure());
        } else {
            throw new AssertionError(outcome);
        }
        completeFlushes();
        attempt();
    }

    private void committed(List<Delivery> batch, Instant begun) {
        delay = FIRST_DELAY;
        alone = Math.max(0, alone - 1);
        List<Delivery> owned = stillOwned(batch);
        finished(owned).forEach((assignment, deliveries) -> assignment.ledger().finish(offsets(deliveries)));
        listener.committed(batch.size(), Duration.between(begun, desk.now()));
        batch.forEach(follower::committed);
    }

    /** Finds the one to blame by committing each alone; that one is put aside. */
    private void refused(List<Delivery> batch, Throwable failure) {
        if (batch.size() == 1) {
            stillOwned(batch).forEach(delivery -> follower.refused(delivery, failure));
        } else {
            alone = batch.size();
        }
        aborted(batch, failure);
    }

    private void fenced(List<Delivery> batch, Outcome.Fenced outcome) {
        batch.stream().map(Delivery::intake).distinct().forEach(intake -> intake.fence(outcome.group()));
        listener.aborted(batch.size(), outcome.failure(), FENCED_DELAY);
        takeBack(batch);
        desk.execute(
                () -> {
                    batch.forEach(delivery -> delivery.intake().unfence());
                    attempt();
                },
                FENCED_DELAY);
    }

    private void aborted(List<Delivery> batch, Throwable failure) {
        listener.aborted(batch.size(), failure, delay);
        takeBack(batch);
        delayed = true;
        desk.execute(this::attemptAgain, delay);
        delay = delay.multipliedBy(2).compareTo(GREATEST_DELAY) < 0 ? delay.multipliedBy(2) : GREATEST_DELAY;
    }

    private void attemptAgain() {
        delayed = false;
        attempt();
    }

    private void takeBack(List<Delivery> batch) {
        ready.addAll(0, stillOwned(batch));
    }

    private static List<Delivery> stillOwned(List<Delivery> batch) {
        return batch.stream()
                .filter(delivery -> !delivery.assignment().isGone())
                .toList();
    }

    private void completeFlushes() {
        List<Flush> done = flushes.stream().filter(this::isDone).toList();
        flushes.removeAll(done);
        done.forEach(flush -> flush.flushed().complete(null));
    }

    private boolean isDone(Flush flush) {
        return underWay.stream().noneMatch(flush::concerns)
                && ready.stream()
                        .filter(delivery -> !delivery.intake().isFenced())
                        .noneMatch(flush::concerns);
    }

    /** Hears what became of deliveries. */
    interface Follower {

        /** The delivery is committed. */
        void committed(Delivery delivery);

        /** The broker refuses what the delivery wants to publish; it must want something else from now on. */
        void refused(Delivery delivery, Throwable failure);
    }

    /** Somebody who waits. */
    private record Flush(List<Assignment> assignments, CompletableFuture<Void> flushed) {

        boolean concerns(Delivery delivery) {
            return assignments.contains(delivery.assignment());
        }
    }
}
