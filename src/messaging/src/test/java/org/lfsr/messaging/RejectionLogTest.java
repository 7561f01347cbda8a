package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.lfsr.events.EventCodec;
import org.lfsr.events.Outcome;
import org.lfsr.events.Rejection;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ScanCompleted;

class RejectionLogTest {

    private static final String TOPIC = "completed";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final TimedConsumer consumer = new TimedConsumer();
    private final RejectionLog log = new RejectionLog(consumer, TOPIC, Instant.ofEpochMilli(100));

    @Test
    void readsWhatWasRejectedSince() throws IOException {
        consumer.store(50, completion("early", Outcome.REJECTED));
        consumer.store(100, completion("rejected", Outcome.REJECTED));
        consumer.store(110, completion("healthy", Outcome.NO_LESION));
        consumer.store(120, new byte[] {1, 2, 3});
        assertThat(log.requestIds()).containsExactly("rejected");

        consumer.store(130, completion("later", Outcome.REJECTED));

        assertThat(log.requestIds()).containsExactlyInAnyOrder("rejected", "later");
    }

    @Test
    void saysThatTheBrokerDoesNotAnswer() {
        consumer.store(100, completion("rejected", Outcome.REJECTED));
        consumer.setOffsetsException(new KafkaException("No broker"));

        assertThatThrownBy(log::requestIds)
                .isInstanceOf(IOException.class)
                .hasMessage("The completions on completed cannot be read");
    }

    private static byte[] completion(String requestId, Outcome outcome) {
        ScanCompleted event = ScanCompleted.newBuilder(Samples.completion(Samples.request(requestId, "scan")))
                .setOutcome(outcome)
                .setRejection(outcome == Outcome.REJECTED ? new Rejection(RejectionCode.TOO_LARGE, "Too large") : null)
                .build();
        return EventCodec.scanCompleted().encode(event);
    }

    /** Kafka's own fake, with a lookup by time. */
    private static final class TimedConsumer extends MockConsumer<byte[], byte[]> {

        private final TreeMap<Long, Long> offsets = new TreeMap<>();
        private long next;

        TimedConsumer() {
            super(AutoOffsetResetStrategy.EARLIEST.name());
            updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            updateEndOffsets(Map.of(PARTITION, 0L));
        }

        void store(long timestamp, byte[] value) {
            long offset = next++;
            offsets.put(timestamp, offset);
            updateEndOffsets(Map.of(PARTITION, next));
            Runnable arrival = () -> addRecord(new ConsumerRecord<>(
                    TOPIC,
                    0,
                    offset,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    0,
                    value.length,
                    new byte[0],
                    value,
                    new RecordHeaders(),
                    Optional.empty()));
            schedulePollTask(arrival);
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            return times.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, time -> found(time.getValue())));
        }

        private OffsetAndTimestamp found(long time) {
            Map.Entry<Long, Long> first = offsets.ceilingEntry(time);
            if (first == null) {
                throw new AssertionError("Nothing after " + time);
            }
            return new OffsetAndTimestamp(first.getValue(), first.getKey());
        }
    }
}
