package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.lfsr.messaging.DeadLetter.Reason;

class DeadLetterReplayTest {

    private static final String DEAD = "dead";
    private static final TopicPartition PARTITION = new TopicPartition(DEAD, 0);
    private static final Instant TIME = Samples.TIME;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DeadLetterReplay replay =
            new DeadLetterReplay(() -> consumer, producer, DEAD, Set.of("new", "reprocess"));

    @Test
    void publishesTheBytesAgainWhereTheyCameFrom() throws IOException {
        deadLetters(letter("s", Reason.EXHAUSTED, "reprocess", 0));

        Replayed replayed = replay.replay(DeadLetterFilter.ALL, 10);

        ProducerRecord<byte[], byte[]> again = producer.history().get(0);
        assertThat(replayed).isEqualTo(new Replayed(1, 1, 0, true));
        assertThat(again.topic()).isEqualTo("reprocess");
        assertThat(again.key()).isEqualTo("key-0".getBytes(UTF_8));
        assertThat(again.value()).isEqualTo("value".getBytes(UTF_8));
        assertThat(again.headers().toArray())
                .extracting(header -> header.key())
                .containsExactly("own", "lfsr-replay-of");
        assertThat(again.headers().lastHeader("lfsr-replay-of").value()).isEqualTo("dead-0@0".getBytes(UTF_8));
    }

    @Test
    void publishesOnlyWhatIsMeant() throws IOException {
        deadLetters(
                letter("s1", Reason.EXHAUSTED, "new", 0),
                letter("s2", Reason.EXHAUSTED, "new", 0),
                letter("s2", Reason.HOPELESS, "new", 0),
                letter("s2", Reason.EXHAUSTED, "reprocess", 0),
                letter("s2", Reason.EXHAUSTED, "new", 60),
                letter("s2", Reason.EXHAUSTED, "new", -60));

        Replayed replayed =
                replay.replay(new DeadLetterFilter("s2", Reason.EXHAUSTED, "new", TIME, TIME.plusSeconds(60)), 10);

        assertThat(replayed).isEqualTo(new Replayed(6, 1, 0, true));
        assertThat(producer.history())
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("key-1");
    }

    @Test
    void publishesNoMoreThanAllowed() throws IOException {
        deadLetters(letter("a", Reason.HOPELESS, "new", 0), letter("b", Reason.HOPELESS, "new", 0));

        Replayed replayed = replay.replay(DeadLetterFilter.ALL, 1);

        assertThat(replayed).isEqualTo(new Replayed(2, 1, 0, false));
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void passesOverWhatHasNoBytesOrComesFromElsewhereOrIsNoDeadLetter() throws IOException {
        DeadLetter letter = letter("s", Reason.UNPUBLISHABLE, "new", 0);
        deadLetters(letter("s", Reason.EXHAUSTED, "elsewhere", 0));
        add(1, DeadLetters.bare(DEAD, letter).headers());
        add(2, new RecordHeaders());

        Replayed replayed = replay.replay(DeadLetterFilter.ALL, 10);

        assertThat(replayed).isEqualTo(new Replayed(3, 0, 2, true));
    }

    @Test
    void saysThatTheBrokerTakesNone() {
        deadLetters(letter("s", Reason.EXHAUSTED, "new", 0));
        producer.sendException = new KafkaException("away");

        assertThatThrownBy(() -> replay.replay(DeadLetterFilter.ALL, 10))
                .isInstanceOf(IOException.class)
                .hasMessage("The dead letters cannot be replayed")
                .hasRootCauseMessage("away");
    }

    private static DeadLetter letter(String scanId, Reason reason, String topic, int seconds) {
        Origin origin = new Origin("scans", topic, 0, 7);
        return new DeadLetter(origin, reason, "java.lang.Error", "broken", 5, TIME, TIME.plusSeconds(seconds), scanId);
    }

    private void deadLetters(DeadLetter... letters) {
        consumer.updatePartitions(DEAD, List.of(new PartitionInfo(DEAD, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.assign(List.of(PARTITION));
        for (int offset = 0; offset < letters.length; offset++) {
            ConsumerRecord<byte[], byte[]> received = Samples.record("new", 0, offset, "value".getBytes(UTF_8));
            received.headers().add("own", new byte[1]);
            add(offset, DeadLetters.whole(DEAD, received, letters[offset]).headers());
        }
    }

    private void add(long offset, Headers headers) {
        consumer.addRecord(new ConsumerRecord<>(
                DEAD,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                ("key-" + offset).getBytes(UTF_8),
                "value".getBytes(UTF_8),
                headers,
                java.util.Optional.empty()));
        consumer.updateEndOffsets(Map.of(PARTITION, offset + 1));
    }
}
