package org.lfsr.messaging;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker what groups have committed. */
public final class AdminOffsets implements CommittedOffsets {

    private final Admin admin;

    /**
     * Asks through a client.
     *
     * @param admin stays the caller's to close
     */
    public AdminOffsets(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> of(String group, Set<TopicPartition> partitions) throws IOException {
        ListConsumerGroupOffsetsSpec wanted =
                new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(partitions));
        ListConsumerGroupOffsetsOptions stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        try {
            Map<TopicPartition, OffsetAndMetadata> found =
                    new HashMap<>(admin.listConsumerGroupOffsets(Map.of(group, wanted), stable)
                            .partitionsToOffsetAndMetadata(group)
                            .get());
            found.values().removeIf(Objects::isNull);
            return found;
        } catch (ExecutionException e) {
            throw new IOException("The offsets of group %s cannot be read".formatted(group), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading the offsets of group %s".formatted(group));
        }
    }
}
