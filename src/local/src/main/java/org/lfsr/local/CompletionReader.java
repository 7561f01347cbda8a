package org.lfsr.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lfsr.events.EventCodec;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;

/** Reads all completion events, from the first one on. For one thread. */
public final class CompletionReader implements AutoCloseable {

    private final EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
    private final TopicReader topic;

    CompletionReader(TopicReader topic) {
        this.topic = topic;
    }

    /**
     * Waits for events that were not given yet.
     *
     * @param limit how long to wait for the first
     * @return those that are there, none after the limit
     * @throws UnreadableEventException if something else is on the topic
     */
    public List<ScanCompleted> poll(Duration limit) throws UnreadableEventException {
        List<ScanCompleted> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : topic.poll(limit)) {
            events.add(codec.decode(message.value()));
        }
        return events;
    }

    @Override
    public void close() {
        topic.close();
    }
}
