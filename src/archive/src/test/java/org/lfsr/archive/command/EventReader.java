package org.lfsr.archive.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.messaging.ClientSettings;

/** Reads requests back from a broker. */
final class EventReader {

    private static final int POLLS = 60;
    private static final Duration POLL = Duration.ofMillis(500);

    private EventReader() {}

    /**
     * A request as it was published.
     *
     * @param key its record's key
     * @param scan what it asks for
     */
    record Event(String key, NewScan scan) {}

    /** The first requests of a topic, as many as are wanted if they come. */
    static List<Event> read(String servers, String topic, int count) throws UnreadableEventException {
        List<Event> events = new ArrayList<>();
        Map<String, Object> settings = ClientSettings.reader(Map.of("bootstrap.servers", servers));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int poll = 0; poll < POLLS && events.size() < count; poll++) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    events.add(new Event(key, EventCodec.newScan().decode(record.value())));
                }
            }
        }
        return events;
    }
}
