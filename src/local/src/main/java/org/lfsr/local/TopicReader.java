package org.lfsr.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a whole topic from its beginning, as consumers do that read what is committed only; in no group, so that
 * everybody who reads reads all. For one thread.
 */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;

    private TopicReader(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Opens a reader.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be reached
     */
    static TopicReader open(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new TopicReader(consumer);
        } catch (RuntimeException e) {
            try (consumer) {
                throw e;
            }
        }
    }

    /**
     * Waits for records that were not given yet.
     *
     * @param limit how long to wait for the first
     * @return those that are there, none after the limit; each partition's in order
     */
    public List<ConsumerRecord<String, byte[]>> poll(Duration limit) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(limit).forEach(records::add);
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
