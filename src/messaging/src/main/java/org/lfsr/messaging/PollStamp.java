package org.lfsr.messaging;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Marks each record with the poll that it came from, so that one that was buffered somewhere while its partition went
 * and came back is told from one that was read since. Name it in the consumer's {@code interceptor.classes}.
 *
 * <p>A consumer runs its interceptors and its rebalance listener in its polling thread, so a partition's records all
 * bear a higher number than the assignment that they were polled under. The number counts within this process.
 */
public final class PollStamp implements ConsumerInterceptor<byte[], byte[]> {

    /** The header that bears the number: 8 bytes, big-endian. Never leaves the process. */
    static final String HEADER = "lfsr-poll";

    private static final AtomicLong CLOCK = new AtomicLong();

    /** For Kafka to call. */
    public PollStamp() {}

    /** A number above all before, and below those of later polls. */
    static long next() {
        return CLOCK.incrementAndGet();
    }

    /**
     * The number of a record's poll.
     *
     * @throws IllegalStateException if it has none
     */
    static long of(ConsumerRecord<?, ?> record) {
        Header stamp = record.headers().lastHeader(HEADER);
        if (stamp == null) {
            throw new IllegalStateException("A record of %s bears no %s: its consumer's %s must name %s"
                    .formatted(record.topic(), HEADER, "interceptor.classes", PollStamp.class.getName()));
        }
        return ByteBuffer.wrap(stamp.value()).getLong();
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        byte[] stamp = ByteBuffer.allocate(Long.BYTES).putLong(next()).array();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            record.headers().remove(HEADER).add(HEADER, stamp);
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Offsets are committed by the producer.
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // There is nothing to set.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
