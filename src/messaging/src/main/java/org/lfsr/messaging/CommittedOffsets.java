package org.lfsr.messaging;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What groups have committed. */
public interface CommittedOffsets {

    /**
     * Reads what a group has committed, after the end of transactions that are under way.
     *
     * @return nothing for partitions of which nothing was committed
     * @throws IOException if it cannot be read
     */
    Map<TopicPartition, OffsetAndMetadata> of(String group, Set<TopicPartition> partitions) throws IOException;
}
