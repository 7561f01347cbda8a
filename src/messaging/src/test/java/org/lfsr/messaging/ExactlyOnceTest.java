package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.embedded.EmbeddedBroker;
import org.lfsr.embedded.Topic;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.ScanCompleted;

/** With a real broker: members are killed and come back, others join and leave, while scans end in any order. */
class ExactlyOnceTest {

    static final String REQUESTS = "lfsr.scans.new";
    static final String COMPLETED = "lfsr.scans.completed";
    static final String DEAD = "lfsr.scans.dead";
    static final String HOPELESS = "hopeless";

    private static final int SCANS = 500;
    private static final int IDS = 120;
    private static final int DUPLICATES = 60;
    private static final int DEAD_LETTERS = 10;
    private static final int DEATHS = 20;
    private static final long SEED = 20260304;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();
    private final Map<String, List<String>> asked = new HashMap<>();
    private final Map<String, List<String>> answered = new HashMap<>();
    private int answers;
    private int deadLetters;

    @Test
    @Timeout(300)
    void answersEachRequestOnceAndEachScansInOrderWhateverDies() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            broker.createTopics(List.of(new Topic(REQUESTS, 4), new Topic(COMPLETED, 2), new Topic(DEAD, 1)));
            Map<String, Object> address = Map.of("bootstrap.servers", broker.bootstrapServers());
            ask(address);
            try (Admin admin = Admin.create(address);
                    KafkaConsumer<byte[], byte[]> reader = reader(address, COMPLETED, 2);
                    KafkaConsumer<byte[], byte[]> dead = reader(address, DEAD, 1)) {
                List<Member> members = disturb(address, admin, reader);
                readUntil(reader, SCANS + DUPLICATES);
                while (deadLetters < DEAD_LETTERS) {
                    takeDead(dead);
                }
                for (Member member : members) {
                    member.stop();
                }
                readToTheEnd(reader, this::take);
                readToTheEnd(dead, this::takeDead);
            }
        }

        assertThat(bugs).isEmpty();
        assertThat(deadLetters).as("dead letters, seed %d", SEED).isEqualTo(DEAD_LETTERS);
        assertThat(answered).as("answers, seed %d", SEED).isEqualTo(asked);
    }

    /** Publishes requests, some of them twice, and some that are none. */
    private void ask(Map<String, Object> address) {
        List<NewScan> requests = new ArrayList<>();
        for (int i = 0; i < SCANS; i++) {
            requests.add(Samples.request("r" + i, "s" + random.nextInt(IDS)));
        }
        for (int i = 0; i < DUPLICATES; i++) {
            requests.add(random.nextInt(requests.size()), requests.get(random.nextInt(requests.size())));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(ClientSettings.idempotent(address))) {
            for (NewScan request : requests) {
                asked.computeIfAbsent(request.getScanId(), id -> new ArrayList<>())
                        .add(request.getEventId());
                send(producer, request.getScanId(), Samples.bytes(request));
            }
            for (int i = 0; i < DEAD_LETTERS / 2; i++) {
                send(producer, HOPELESS, Samples.bytes(Samples.request("h" + i, HOPELESS)));
                send(producer, "poison", new byte[] {1, 2, 3});
            }
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(REQUESTS, key.getBytes(UTF_8), value));
    }

    /** Kills and lets come and go; returns those who live. */
    private List<Member> disturb(Map<String, Object> address, Admin admin, KafkaConsumer<byte[], byte[]> reader)
            throws Exception {
        List<Member> members = new ArrayList<>(List.of(member(address, admin, "a"), member(address, admin, "b")));
        Member guest = null;
        int wanted = SCANS + DUPLICATES;
        for (int death = 1; death <= DEATHS; death++) {
            int left = (wanted - answers) / (DEATHS + 1 - death);
            readUntil(reader, Math.min(answers + 1 + random.nextInt(2 * left + 1), wanted - 1));
            int victim = random.nextInt(2);
            members.get(victim).die();
            members.set(victim, member(address, admin, victim == 0 ? "a" : "b"));
            if (death % 5 == 0) {
                guest = new Member(address, admin, "guest" + death, false, bugs::add);
            } else if (death % 5 == 3 && guest != null) {
                guest.stop();
                guest = null;
            }
        }
        if (guest != null) {
            members.add(guest);
        }
        return members;
    }

    private Member member(Map<String, Object> address, Admin admin, String name) {
        return new Member(address, admin, name, true, bugs::add);
    }

    private static KafkaConsumer<byte[], byte[]> reader(Map<String, Object> address, String topic, int partitions) {
        KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(ClientSettings.reader(address));
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(new TopicPartition(topic, i));
        }
        reader.assign(all);
        reader.seekToBeginning(all);
        return reader;
    }

    private void readUntil(KafkaConsumer<byte[], byte[]> reader, int wanted) throws Exception {
        while (answers < wanted) {
            take(reader);
        }
    }

    private static void readToTheEnd(KafkaConsumer<byte[], byte[]> reader, Reading reading) throws Exception {
        Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reading.from(reader);
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> reader) throws Exception {
        EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(50))) {
            ScanCompleted event = codec.decode(record.value());
            answered.computeIfAbsent(event.getScanId(), id -> new ArrayList<>()).add(event.getRequestId());
            answers++;
        }
    }

    private void takeDead(KafkaConsumer<byte[], byte[]> reader) {
        deadLetters += reader.poll(Duration.ofMillis(50)).count();
    }

    private interface Reading {
        void from(KafkaConsumer<byte[], byte[]> reader) throws Exception;
    }
}
