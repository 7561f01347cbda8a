package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * Publishes dead letters again where they came from: the key, the bytes and the headers as they were, and the header
 * {@value #REPLAY_OF}, which says which dead letter it was ({@code topic-partition@offset}).
 *
 * <p>Dead letters stay where they are, so that a second replay publishes them once more; narrow the filter.
 */
public final class DeadLetterReplay {

    /** The header of a record that was a dead letter. */
    public static final String REPLAY_OF = "lfsr-replay-of";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MAX_POLLS_IN_VAIN = 60;

    private final Supplier<? extends Consumer<byte[], byte[]>> consumers;
    private final Producer<byte[], byte[]> producer;
    private final String deadTopic;
    private final Set<String> originTopics;

    /**
     * Replays from a topic.
     *
     * @param consumers makes consumers as {@link ClientSettings#reader} says, which are closed after use
     * @param producer made as {@link ClientSettings#idempotent} says; stays the caller's to close
     * @param originTopics the topics that are read, and may be published to
     */
    public DeadLetterReplay(
            Supplier<? extends Consumer<byte[], byte[]>> consumers,
            Producer<byte[], byte[]> producer,
            String deadTopic,
            Set<String> originTopics) {
        this.consumers = consumers;
        this.producer = producer;
        this.deadTopic = deadTopic;
        this.originTopics = Set.copyOf(originTopics);
    }

    /**
     * Publishes again what is among the dead letters now.
     *
     * @param limit how many to publish again at most
     * @throws IOException if the broker does not answer, or does not take one; those before it may have been published
     */
    public Replayed replay(DeadLetterFilter filter, int limit) throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            return new Run(filter, limit).over(consumer);
        } catch (KafkaException e) {
            throw new IOException("The dead letters cannot be replayed", e);
        }
    }

    /** One replay. */
    private final class Run {

        private final DeadLetterFilter filter;
        private final int limit;
        private final List<Future<RecordMetadata>> sent = new ArrayList<>();
        private int read;
        private int unusable;
        private boolean isComplete = true;

        Run(DeadLetterFilter filter, int limit) {
            this.filter = filter;
            this.limit = limit;
        }

        Replayed over(Consumer<byte[], byte[]> consumer) throws IOException {
            List<TopicPartition> partitions = consumer.partitionsFor(deadTopic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readTo(consumer.endOffsets(partitions), consumer);
            producer.flush();
            for (Future<RecordMetadata> each : sent) {
                await(each);
            }
            return new Replayed(read, sent.size(), unusable, isComplete);
        }

        private void readTo(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) throws IOException {
            int inVain = 0;
            while (isComplete && isBefore(ends, consumer)) {
                int before = read;
                for (ConsumerRecord<byte[], byte[]> dead : consumer.poll(POLL)) {
                    if (isComplete && dead.offset() < end(ends, dead)) {
                        look(dead);
                    }
                }
                inVain = read > before ? 0 : inVain + 1;
                if (inVain == MAX_POLLS_IN_VAIN) {
                    throw new IOException("The broker sent no dead letters in %d polls".formatted(inVain));
                }
            }
        }

        private void look(ConsumerRecord<byte[], byte[]> dead) {
            read++;
            Optional<DeadLetter> letter = DeadLetters.read(dead.headers()).filter(filter::includes);
            if (letter.isEmpty()) {
                return;
            }
            String topic = letter.get().origin().topic();
            if (!DeadLetters.isWhole(dead.headers()) || !originTopics.contains(topic)) {
                unusable++;
            } else if (sent.size() == limit) {
                isComplete = false;
            } else {
                sent.add(producer.send(again(dead, topic)));
            }
        }

        private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> dead, String topic) {
            Headers headers = DeadLetters.original(dead.headers());
            String source = "%s-%d@%d".formatted(dead.topic(), dead.partition(), dead.offset());
            headers.remove(REPLAY_OF).add(REPLAY_OF, source.getBytes(UTF_8));
            return new ProducerRecord<>(topic, null, dead.key(), dead.value(), headers);
        }

        private static boolean isBefore(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
            return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
        }

        private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<?, ?> dead) {
            return ends.getOrDefault(new TopicPartition(dead.topic(), dead.partition()), 0L);
        }

        private static void await(Future<RecordMetadata> each) throws IOException {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException("A dead letter could not be published again", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while dead letters were published again");
            }
        }
    }
}
