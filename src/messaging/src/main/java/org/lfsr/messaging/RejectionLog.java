package org.lfsr.messaging;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.lfsr.events.EventCodec;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;

/** Reads from completion events which requests were rejected. Whoever opened it closes it; one thread. */
public final class RejectionLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MAX_POLLS_IN_VAIN = 60;

    private final EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Instant since;
    private final Set<String> rejected = new TreeSet<>();
    private List<TopicPartition> partitions = List.of();

    RejectionLog(Consumer<byte[], byte[]> consumer, String topic, Instant since) {
        this.consumer = consumer;
        this.topic = topic;
        this.since = since;
    }

    /**
     * Opens a reader; whether the broker is there shows when it is asked.
     *
     * @param base where the broker is, and how to log in
     * @param topic of the completion events
     * @param since those before are not read
     * @throws IOException if the settings are not what Kafka takes
     */
    public static RejectionLog open(Map<String, Object> base, String topic, Instant since) throws IOException {
        try {
            return new RejectionLog(new KafkaConsumer<>(ClientSettings.reader(base)), topic, since);
        } catch (KafkaException e) {
            throw new IOException("There is no consumer for these settings", e);
        }
    }

    /**
     * The ids of the requests that were rejected by now. What is no completion event is passed over.
     *
     * @throws IOException if the broker does not answer
     */
    public Set<String> requestIds() throws IOException {
        try {
            if (partitions.isEmpty()) {
                begin();
            }
            readTo(consumer.endOffsets(partitions));
            return Set.copyOf(rejected);
        } catch (KafkaException e) {
            throw new IOException("The completions on %s cannot be read".formatted(topic), e);
        }
    }

    private void begin() {
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = partitions.stream()
                .collect(Collectors.toMap(partition -> partition, partition -> since.toEpochMilli()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions); // First: more may come meanwhile.
        Map<TopicPartition, OffsetAndTimestamp> firsts = new HashMap<>(consumer.offsetsForTimes(times));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = firsts.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
    }

    private void readTo(Map<TopicPartition, Long> ends) throws IOException {
        int inVain = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            int count = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                look(record);
                count++;
            }
            inVain = count > 0 ? 0 : inVain + 1;
            if (inVain == MAX_POLLS_IN_VAIN) {
                throw new IOException("The broker sent no completions in %d polls".formatted(inVain));
            }
        }
    }

    private void look(ConsumerRecord<byte[], byte[]> record) {
        try {
            ScanCompleted event = codec.decode(record.value());
            if (event.getOutcome() == Outcome.REJECTED) {
                rejected.add(event.getRequestId());
            }
        } catch (UnreadableEventException e) {
            return; // Somebody else's, or newer than this program: it rejects nothing that is known here.
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
