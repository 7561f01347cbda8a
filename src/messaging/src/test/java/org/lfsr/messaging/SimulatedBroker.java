package org.lfsr.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.lfsr.messaging.Transaction.GroupPosition;

/** What a broker keeps: records with gaps between their offsets, what a group committed, and what was published. */
final class SimulatedBroker {

    static final String GROUP = "group";

    final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> logs = new HashMap<>();
    final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    final List<ProducerRecord<byte[], byte[]>> published = new ArrayList<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int generation;

    void append(Random random, TopicPartition partition, byte[] value) {
        long offset = ends.getOrDefault(partition, 0L) + (random.nextInt(5) == 0 ? random.nextInt(50) : 0);
        logs.computeIfAbsent(partition, key -> new ArrayList<>())
                .add(Samples.record(partition.topic(), partition.partition(), offset, value));
        ends.put(partition, offset + 1);
    }

    /** The first records at or after an offset. */
    List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long position, int count) {
        return logs.getOrDefault(partition, List.of()).stream()
                .filter(record -> record.offset() >= position)
                .limit(count)
                .toList();
    }

    long position(TopicPartition partition) {
        OffsetAndMetadata position = committed.get(partition);
        return position == null ? 0 : position.offset();
    }

    ConsumerGroupMetadata member(String name) {
        return new ConsumerGroupMetadata(GROUP, generation, name, Optional.empty());
    }

    /** All members' places in the group are void from now on. */
    void rebalance() {
        generation++;
    }

    /** Commits, unless the group has been rebalanced meanwhile. */
    Outcome commit(Transaction transaction) {
        for (GroupPosition position : transaction.positions()) {
            if (position.group().generationId() != generation) {
                return new Outcome.Fenced(position.group(), new IllegalStateException("rebalanced"));
            }
        }
        transaction.positions().forEach(position -> committed.putAll(position.offsets()));
        published.addAll(transaction.records());
        return new Outcome.Committed();
    }
}
