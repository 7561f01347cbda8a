package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.ScanCompleted;

/** A conductor that does one scan at a time, with everything around it in the test's hands. */
final class Rig {

    static final TopicPartition PARTITION = new TopicPartition(Samples.NEW, 0);
    /** A topic whose records ask for two scans each, by the words in them. */
    static final String PAIRS = "pairs";

    private static final ConductorSettings SETTINGS = new ConductorSettings(
            1,
            4,
            new RetryRule(2, Duration.ofSeconds(10), Duration.ofSeconds(10), 1, 0),
            "completed",
            "dead",
            Duration.ZERO);

    final ManualDesk desk = new ManualDesk();
    final FakeWork work = new FakeWork();
    final FakePublisher publisher = new FakePublisher();
    final List<Throwable> bugs = new ArrayList<>();
    final List<DeadLetter> buried = new ArrayList<>();
    final List<String> completed = new ArrayList<>();
    final List<String> superseded = new ArrayList<>();
    final Conductor conductor = new Conductor(
            SETTINGS, work, publisher, new Listener(), new Surroundings(desk.clock(), new Random(1), desk));
    final Intake intake = conductor.intake(
            new IntakeSettings("scans", 3, Map.of(Samples.NEW, RequestReader.newScans(), PAIRS, Rig::pair)));
    int generation;
    long offset = 100;

    Rig() {
        assign(Map.of());
    }

    Intake wideIntake() {
        Intake wide = conductor.intake(new IntakeSettings("wide", 100, Map.of("wide", RequestReader.newScans())));
        wide.assigned(StubConsumer.of(this::group, Map::of), List.of(new TopicPartition("wide", 0)));
        return wide;
    }

    void accept(Intake wide, NewScan request) {
        var unused = wide.accept(Samples.polled(Samples.record("wide", 0, offset++, Samples.bytes(request))));
        desk.run();
    }

    /** Ends work and commits, until there is nothing left to do at this time. */
    void finishAll() {
        desk.run();
        while (!work.running().isEmpty() || publisher.isBusy()) {
            work.running().forEach(work::finish);
            desk.run();
            if (publisher.isBusy()) {
                publisher.commit();
                desk.run();
            }
        }
    }

    void assign(Map<TopicPartition, OffsetAndMetadata> committed) {
        generation++;
        intake.assigned(
                StubConsumer.of(this::group, () -> committed), List.of(PARTITION, new TopicPartition(PAIRS, 0)));
        desk.run();
    }

    ConsumerGroupMetadata group() {
        return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
    }

    void accept(String eventId, String scanId) {
        accept(Samples.request(eventId, scanId));
    }

    void accept(NewScan request) {
        accept(stored(request));
    }

    void accept(ConsumerRecord<byte[], byte[]> record) {
        var unused = offer(record);
    }

    /** Hands a record over; the future completes once it is taken in. */
    CompletableFuture<Void> offer(ConsumerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> admitted = intake.accept(Samples.polled(record)).toCompletableFuture();
        desk.run();
        return admitted;
    }

    ConsumerRecord<byte[], byte[]> stored(NewScan request) {
        return Samples.record(Samples.NEW, 0, offset++, Samples.bytes(request));
    }

    static OffsetAndMetadata position(Transaction transaction) {
        OffsetAndMetadata position =
                Objects.requireNonNull(transaction.positions().get(0).offsets().get(PARTITION));
        String done = position.metadata().substring(0, position.metadata().lastIndexOf('.'));
        return new OffsetAndMetadata(position.offset(), done);
    }

    static OffsetAndMetadata decoded(long prefix, Long... beyond) {
        OffsetAndMetadata position = OffsetMetadataCodec.encode(Progress.of(prefix, List.of(beyond)), "");
        return new OffsetAndMetadata(prefix, position.metadata().replace(".", ""));
    }

    static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private final class Listener implements ConductorListener {

        @Override
        public void superseded(ScanJob job) {
            superseded.add(job.request().getEventId());
        }

        @Override
        public void completed(ScanJob job, ScanCompleted event) {
            completed.add(event.getRequestId());
        }

        @Override
        public void buried(DeadLetter letter) {
            buried.add(letter);
        }

        @Override
        public void broken(Throwable bug) {
            bugs.add(bug);
        }
    }

    private static List<NewScan> pair(byte @Nullable [] value) {
        String[] words = new String(Objects.requireNonNull(value), UTF_8).split(" ", -1);
        return List.of(Samples.request(words[0], words[1]), Samples.request(words[2], words[3]));
    }
}
