package org.lfsr.messaging;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What is to be committed, all of it or nothing.
 *
 * @param records what is published, in this order
 * @param positions how far the groups are then; not empty, and bearing a mark that no other transaction bears
 */
record Transaction(List<ProducerRecord<byte[], byte[]>> records, List<GroupPosition> positions) {

    /**
     * How far a group is.
     *
     * @param group the consumer's place in it
     * @param offsets where it goes on in each partition
     */
    record GroupPosition(ConsumerGroupMetadata group, Map<TopicPartition, OffsetAndMetadata> offsets) {}
}
