package org.lfsr.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Hands what a consumer reads to an intake, in a thread of its own, and holds back while the intake is full. */
final class ConsumerLoop implements ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Thread thread;
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);
    private volatile boolean stopped;
    private volatile boolean dead;

    ConsumerLoop(KafkaConsumer<byte[], byte[]> consumer, Intake intake, List<String> topics, Consumer<Throwable> bugs) {
        this.consumer = consumer;
        this.intake = intake;
        this.thread = new Thread(this::run, "consumer-loop");
        thread.setUncaughtExceptionHandler((self, failure) -> bugs.accept(failure));
        consumer.subscribe(topics, this);
    }

    void start() {
        thread.start();
    }

    /** Leaves the group. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    /** Ends without a word to the group, or to the intake. */
    void die() throws InterruptedException {
        dead = true;
        stopped = true;
        consumer.wakeup();
        thread.join();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!dead) {
            intake.assigned(consumer, partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!dead) {
            intake.revoked(partitions);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        if (!dead) {
            intake.lost(partitions);
        }
    }

    private void run() {
        try {
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    last = intake.accept(record);
                }
                holdBack();
            }
        } catch (KafkaException e) {
            if (!dead) {
                throw e;
            }
        } finally {
            consumer.close(
                    dead
                            ? CloseOptions.timeout(Duration.ZERO)
                                    .withGroupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP)
                            : CloseOptions.timeout(Duration.ofSeconds(30)));
        }
    }

    private void holdBack() {
        if (last.toCompletableFuture().isDone()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
    }
}
