package org.lfsr.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lfsr.messaging.Transaction.GroupPosition;

/**
 * Commits transactions through a transactional producer, in a thread of its own, which nobody else uses.
 *
 * <p>While the broker is away it waits. A producer that has failed for good is closed, and another made. Where the
 * producer cannot tell whether a transaction was committed, the groups' offsets do.
 *
 * <p>Whoever makes it closes it, after the conductor is stopped.
 */
public final class TransactionalPublisher implements Publisher, AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Supplier<? extends Producer<byte[], byte[]>> producers;
    private final CommittedOffsets offsets;
    private final ExecutorService thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * Makes the first producer at once: it aborts what an earlier life of this process left open, for which the
     * partitions' owners wait.
     *
     * @param producers makes producers as {@link ClientSettings#transactional} says, always with the same transactional
     *     id, which no other process has
     * @param offsets what the consumers' groups have committed
     */
    public TransactionalPublisher(Supplier<? extends Producer<byte[], byte[]>> producers, CommittedOffsets offsets) {
        this.producers = producers;
        this.offsets = offsets;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread committer = new Thread(task, "lfsr-committer");
            committer.setDaemon(true);
            return committer;
        });
        thread.execute(this::begin);
    }

    @Override
    public void publish(Transaction transaction, Consumer<Outcome> settled) {
        try {
            thread.execute(() -> settled.accept(outcome(transaction)));
        } catch (RejectedExecutionException e) {
            settled.accept(new Outcome.Aborted(e));
        }
    }

    /** Gives up what is under way and closes the producer, within some seconds. */
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        thread.execute(this::discard);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        try {
            ready();
        } catch (RuntimeException e) { // the first transaction meets it again, and tells it
            discard();
        }
    }

    private Outcome outcome(Transaction transaction) {
        try {
            Producer<byte[], byte[]> current = ready();
            current.beginTransaction();
            Optional<Outcome> fenced = fill(current, transaction);
            if (fenced.isPresent()) {
                abort();
                return fenced.get();
            }
        } catch (RuntimeException e) { // whatever it is: an outcome that is never told would hold everything up
            abort();
            return aborted(e);
        }
        return commit(transaction);
    }

    private Producer<byte[], byte[]> ready() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = producers.get();
            producer = current;
            current.initTransactions();
        }
        return current;
    }

    private static Optional<Outcome> fill(Producer<byte[], byte[]> current, Transaction transaction) {
        transaction.records().forEach(record -> {
            Future<RecordMetadata> unused = current.send(record); // a failure shows when the transaction is committed
        });
        for (GroupPosition position : transaction.positions()) {
            try {
                current.sendOffsetsToTransaction(position.offsets(), position.group());
            } catch (CommitFailedException | FencedInstanceIdException e) {
                return Optional.of(new Outcome.Fenced(position.group(), e));
            }
        }
        return Optional.empty();
    }

    private Outcome commit(Transaction transaction) {
        try {
            commitPatiently();
            return new Outcome.Committed();
        } catch (RuntimeException e) { // whatever it is: an outcome that is never told would hold everything up
            return abort() ? aborted(e) : settled(transaction, e);
        }
    }

    /** Asks again for as long as the broker does not answer: the outcome of the first time counts. */
    private void commitPatiently() {
        while (true) {
            try {
                ready().commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (closed.getCount() == 0) {
                    throw e;
                }
            }
        }
    }

    /** Aborts, or else closes the producer, whose successor aborts. Says whether nothing was or will be committed. */
    private boolean abort() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            return false;
        }
        try {
            current.abortTransaction();
            return true;
        } catch (RuntimeException e) { // the failure that led here is the one that is told
            discard();
            return false;
        }
    }

    private void discard() {
        Producer<byte[], byte[]> former = producer;
        producer = null;
        try {
            if (former != null) {
                former.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            // It is of no use any more, closed or not.
        }
    }

    /** Finds out whether a transaction was committed by a producer that is no more. */
    private Outcome settled(Transaction transaction, RuntimeException failure) {
        Optional<Boolean> committed = Optional.empty();
        while (committed.isEmpty() && !pausedUntilClosed()) {
            committed = lookUp(transaction);
        }
        return committed.orElse(false) ? new Outcome.Committed() : aborted(failure);
    }

    private Optional<Boolean> lookUp(Transaction transaction) {
        try {
            ready(); // which ends the transaction, either way
            for (GroupPosition position : transaction.positions()) {
                if (isCommitted(position)) {
                    return Optional.of(true);
                }
            }
            return Optional.of(false);
        } catch (RuntimeException e) { // whatever it is: an outcome that is never told would hold everything up
            discard();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isCommitted(GroupPosition position) throws IOException {
        Map<TopicPartition, OffsetAndMetadata> found =
                offsets.of(position.group().groupId(), position.offsets().keySet());
        return position.offsets().entrySet().stream()
                .anyMatch(expected -> expected.getValue().metadata().equals(metadata(found.get(expected.getKey()))));
    }

    private static @Nullable String metadata(@Nullable OffsetAndMetadata committed) {
        return committed == null ? null : committed.metadata();
    }

    private boolean pausedUntilClosed() {
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Outcome aborted(RuntimeException failure) {
        boolean refused = Failures.find(RecordTooLargeException.class, failure) != null
                || Failures.find(RecordBatchTooLargeException.class, failure) != null
                || Failures.find(InvalidRecordException.class, failure) != null;
        return refused ? new Outcome.Refused(failure) : new Outcome.Aborted(failure);
    }
}
