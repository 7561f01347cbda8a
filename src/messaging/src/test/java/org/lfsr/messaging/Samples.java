package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.Priority;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;

/** Events and records to test with. */
final class Samples {

    static final String NEW = "new";
    static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    private static final EventCodec<NewScan> CODEC = EventCodec.newScan();

    private Samples() {}

    static NewScan request(String eventId, String scanId, Priority priority) {
        return NewScan.newBuilder()
                .setEventId(eventId)
                .setScanId(scanId)
                .setLocation(location())
                .setFormat(ScanFormat.NIFTI)
                .setPriority(priority)
                .setRequestedAt(TIME)
                .build();
    }

    static NewScan request(String eventId, String scanId) {
        return request(eventId, scanId, Priority.ROUTINE);
    }

    static ScanCompleted completion(NewScan request) {
        return ScanCompleted.newBuilder()
                .setEventId("done-" + request.getEventId())
                .setRequestId(request.getEventId())
                .setScanId(request.getScanId())
                .setOutcome(Outcome.NO_LESION)
                .setInput(location())
                .setServiceVersion("0.1.0")
                .setStartedAt(TIME)
                .setCompletedAt(TIME)
                .build();
    }

    static byte[] bytes(NewScan request) {
        return CODEC.encode(request);
    }

    /** A record as it lies on the broker. */
    static ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, partition, offset, ("key-" + offset).getBytes(UTF_8), value);
    }

    /** The same record as a consumer reads it now. */
    static ConsumerRecord<byte[], byte[]> polled(ConsumerRecord<byte[], byte[]> stored) {
        ConsumerRecord<byte[], byte[]> fresh =
                record(stored.topic(), stored.partition(), stored.offset(), stored.value());
        stored.headers().forEach(fresh.headers()::add);
        TopicPartition partition = new TopicPartition(stored.topic(), stored.partition());
        try (PollStamp stamp = new PollStamp()) {
            ConsumerRecords<byte[], byte[]> unused =
                    stamp.onConsume(new ConsumerRecords<>(Map.of(partition, List.of(fresh)), Map.of()));
        }
        return fresh;
    }

    private static ObjectLocation location() {
        return ObjectLocation.newBuilder()
                .setBucket("scans")
                .setKey("in/a.nii.gz")
                .build();
    }
}
