package org.lfsr.messaging;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the records of one consumer, as many as its window holds, and knows which partitions it owns.
 *
 * <p>The consumer is set up as {@link ClientSettings#consumer} says, and tells its rebalances here, in its polling
 * thread. Records come in the order in which they were polled; those that were taken in before, and those of partitions
 * that are no longer owned, are passed over.
 */
public final class Intake {

    private final IntakeSettings settings;
    private final ConductorSettings limits;
    private final Desk desk;
    private final Workflow workflow;
    private final Map<TopicPartition, Assignment> assignments = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable ConsumerGroupMetadata group;
    private boolean fenced;
    private boolean stopped;

    Intake(IntakeSettings settings, ConductorSettings limits, Workflow workflow) {
        this.settings = settings;
        this.limits = limits;
        this.workflow = workflow;
        this.desk = workflow.desk();
    }

    /** Its name. */
    public String channel() {
        return settings.channel();
    }

    /**
     * Takes a record in, as soon as there is room for it.
     *
     * @return completes once the record is taken in, or passed over: the next one may come then, at the latest.
     *     Completes in the conductor's thread, and never fails
     * @throws IllegalArgumentException if the topic is none of this intake's
     * @throws IllegalStateException if the consumer does not stamp its records
     */
    public CompletionStage<Void> accept(ConsumerRecord<byte[], byte[]> received) {
        reader(received.topic());
        Waiting next = new Waiting(received, PollStamp.of(received), new CompletableFuture<>());
        desk.execute(() -> {
            waiting.addLast(next);
            admit();
        });
        return next.admitted();
    }

    /**
     * Notes that partitions are this process's now, and reads how far they are done. To be called in every rebalance,
     * also when no partition is new.
     *
     * @param consumer the consumer that they were assigned to, in its polling thread
     * @throws org.apache.kafka.common.KafkaException if their offsets cannot be read; the consumer cannot go on then
     */
    public void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                partitions.isEmpty() ? Map.of() : consumer.committed(new HashSet<>(partitions));
        ConsumerGroupMetadata current = consumer.groupMetadata();
        List<TopicPartition> taken = List.copyOf(partitions);
        long since = PollStamp.next();
        desk.execute(() -> assign(taken, committed, current, since));
    }

    /**
     * Notes that partitions go to another process. Waits for what is being committed and what is ready to be, within
     * the limit that is set; nothing of theirs is committed afterwards.
     */
    public void revoked(Collection<TopicPartition> partitions) {
        List<TopicPartition> leaving = List.copyOf(partitions);
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        desk.execute(() -> leave(leaving, flushed));
        await(flushed);
        lost(leaving);
    }

    /** Notes that partitions have gone to another process already. */
    public void lost(Collection<TopicPartition> partitions) {
        List<TopicPartition> gone = List.copyOf(partitions);
        desk.execute(() -> gone.forEach(this::end));
    }

    /** Understands the records of a topic. */
    RequestReader reader(String topic) {
        RequestReader reader = settings.readers().get(topic);
        if (reader == null) {
            throw new IllegalArgumentException("Channel %s reads %s, not %s"
                    .formatted(channel(), new TreeSet<>(settings.readers().keySet()), topic));
        }
        return reader;
    }

    /** The consumer's place in its group, as of the last rebalance. */
    ConsumerGroupMetadata group() {
        return Objects.requireNonNull(group, "nothing was assigned yet");
    }

    /** Notes that the group refused to commit for this place in it: another rebalance is due, which gives a new one. */
    void fence(ConsumerGroupMetadata refused) {
        fenced = refused.equals(group);
    }

    /** Commits with the present place in the group after all. */
    void unfence() {
        fenced = false;
    }

    /** Says whether results have to wait for the next rebalance. */
    boolean isFenced() {
        return fenced;
    }

    /** Takes in what there is room for. */
    void admit() {
        while (!waiting.isEmpty() && passes(waiting.element())) {
            waiting.remove().admitted().complete(null);
        }
    }

    /** Takes nothing more in. */
    void stop() {
        stopped = true;
        admit();
    }

    /** How many records were taken in and are not finished. */
    int unfinished() {
        return assignments.values().stream()
                .mapToInt(assignment -> assignment.ledger().unfinished())
                .sum();
    }

    /** Gives all partitions up. */
    void endAll() {
        List.copyOf(assignments.keySet()).forEach(this::end);
    }

    private boolean passes(Waiting next) {
        Assignment assignment = assignments.get(next.partition());
        if (stopped || assignment == null || !assignment.takes(next.stamp())) {
            workflow.passOver(this, next.received());
            return true;
        }
        OffsetLedger ledger = assignment.ledger();
        long offset = next.received().offset();
        if (ledger.isNew(offset) && (held() >= settings.window() || !ledger.hasRoomFor(offset))) {
            return false;
        }
        if (ledger.accept(offset)) {
            workflow.take(new Delivery(this, assignment, next.received(), desk.now()));
        } else {
            workflow.passOver(this, next.received());
        }
        return true;
    }

    private int held() {
        return assignments.values().stream()
                .mapToInt(assignment -> assignment.ledger().held())
                .sum();
    }

    private void assign(
            List<TopicPartition> taken,
            Map<TopicPartition, OffsetAndMetadata> committed,
            ConsumerGroupMetadata current,
            long since) {
        taken.forEach(this::end);
        group = current;
        fenced = false;
        for (TopicPartition partition : taken) {
            OffsetLedger ledger = new OffsetLedger(OffsetMetadataCodec.decode(committed.get(partition)));
            assignments.put(partition, new Assignment(partition, since, ledger));
        }
        workflow.reassigned();
    }

    private void leave(List<TopicPartition> partitions, CompletableFuture<Void> flushed) {
        List<Assignment> leaving = partitions.stream()
                .map(assignments::get)
                .filter(Objects::nonNull)
                .toList();
        leaving.forEach(Assignment::leave);
        workflow.leave(leaving, flushed);
        admit();
    }

    private void end(TopicPartition partition) {
        Assignment assignment = assignments.remove(partition);
        if (assignment != null) {
            assignment.end();
            workflow.forget(assignment);
            admit();
        }
    }

    private void await(CompletableFuture<Void> flushed) {
        try {
            flushed.get(limits.revocationWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever has the partition next waits for the transaction's end when it reads the offsets.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("A future that is only ever completed failed", e);
        }
    }

    /** A record that waits for room. */
    private record Waiting(ConsumerRecord<byte[], byte[]> received, long stamp, CompletableFuture<Void> admitted) {

        TopicPartition partition() {
            return new TopicPartition(received.topic(), received.partition());
        }
    }
}
