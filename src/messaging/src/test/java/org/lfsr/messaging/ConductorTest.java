package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.messaging.ScanStatus.Phase;

class ConductorTest {

    private static final TopicPartition PARTITION = new TopicPartition(Samples.NEW, 0);
    private static final ConductorSettings SETTINGS = new ConductorSettings(
            1,
            4,
            new RetryRule(2, Duration.ofSeconds(10), Duration.ofSeconds(10), 1, 0),
            "completed",
            "dead",
            Duration.ZERO);

    private final ManualDesk desk = new ManualDesk();
    private final FakeWork work = new FakeWork();
    private final FakePublisher publisher = new FakePublisher();
    private final List<Throwable> bugs = new ArrayList<>();
    private final List<DeadLetter> buried = new ArrayList<>();
    private final Conductor conductor = new Conductor(
            SETTINGS, work, publisher, new Listener(), new Surroundings(desk.clock(), new Random(1), desk));
    private final Intake intake =
            conductor.intake(new IntakeSettings("scans", 3, Map.of(Samples.NEW, RequestReader.newScans())));
    private int generation;
    private long offset = 100;

    @BeforeEach
    void assignThePartition() {
        assign(Map.of());
    }

    @AfterEach
    void meetsNoBug() {
        assertThat(bugs).isEmpty();
    }

    @Test
    void publishesTheCompletionWithTheOffsetAndTheTrace() {
        ConsumerRecord<byte[], byte[]> record = stored(Samples.request("r", "s"));
        record.headers().add("traceparent", "00-1-2-01".getBytes(UTF_8)).add("other", new byte[1]);
        accept(record);

        work.finish("r");
        desk.run();

        Transaction transaction = publisher.underWay();
        ProducerRecord<byte[], byte[]> event = transaction.records().get(0);
        assertThat(transaction.records()).hasSize(1);
        assertThat(event.topic()).isEqualTo("completed");
        assertThat(event.key()).isEqualTo("s".getBytes(UTF_8));
        assertThat(event.headers().toArray()).hasSize(1);
        assertThat(header(event.headers(), "traceparent")).isEqualTo("00-1-2-01");
        assertThat(position(transaction).offset()).isEqualTo(101);
        assertThat(transaction.positions().get(0).group().generationId()).isEqualTo(1);
    }

    @Test
    void takesUpAllThatIsReadyAtOnceAndKeepsTheOrder() {
        accept("a", "s1");
        accept("b", "s2");
        accept("c", "s3");
        work.finish("a");
        desk.run();
        work.finish("b");
        desk.run();
        work.finish("c");
        desk.run();

        publisher.commit();
        desk.run();

        assertThat(publisher.underWay().records())
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("s2", "s3");
        assertThat(position(publisher.underWay()).offset()).isEqualTo(103);
    }

    @Test
    void startsUrgentScansFirstAndTheLongestWaitingEveryFourthTime() {
        conductor.pause("test");
        accept(Samples.request("archive", "s1", Priority.ARCHIVE));
        accept(Samples.request("routine", "s2", Priority.ROUTINE));
        accept(Samples.request("stat", "s3", Priority.STAT));

        conductor.resume("test");
        finishAll();
        accept(Samples.request("old", "s4", Priority.ARCHIVE)); // the fourth
        accept(Samples.request("waits", "s5", Priority.ARCHIVE));
        accept(Samples.request("urgent", "s6", Priority.STAT));
        finishAll();

        assertThat(work.started).containsExactly("stat", "routine", "archive", "old", "urgent", "waits");
    }

    @Test
    void startsTheLongestWaitingOutOfTurn() {
        conductor.pause("test");
        Intake wide = wideIntake();
        accept(wide, Samples.request("old", "s0", Priority.ARCHIVE));
        for (int i = 1; i <= 5; i++) {
            accept(wide, Samples.request("stat" + i, "s" + i, Priority.STAT));
        }

        conductor.resume("test");
        finishAll();

        assertThat(work.started).containsExactly("stat1", "stat2", "stat3", "old", "stat4", "stat5");
    }

    @Test
    void doesOneScanAfterAnotherUntilItsResultIsCommitted() {
        accept("first", "s");
        accept("second", "s");

        work.finish("first");
        desk.run();
        List<String> beforeCommit = List.copyOf(work.started);
        publisher.commit();
        desk.run();

        assertThat(beforeCommit).containsExactly("first");
        assertThat(work.started).containsExactly("first", "second");
    }

    @Test
    void hurriesWhatAnUrgentRequestOfTheSameScanWaitsFor() {
        conductor.pause("test");
        accept(Samples.request("slow", "s1", Priority.ARCHIVE));
        accept(Samples.request("routine", "s2", Priority.ROUTINE));
        accept(Samples.request("urgent", "s1", Priority.STAT));

        conductor.resume("test");
        desk.run();

        assertThat(work.started).containsExactly("slow");
    }

    @Test
    void triesAFailedScanAgainAfterADelayAndLetsOthersPass() {
        accept("a", "s1");
        accept("b", "s2");

        work.fail("a", new IllegalStateException("The store is away"));
        desk.run();

        assertThat(work.started).containsExactly("a", "b");
        ScanStatus status = conductor.status("s1").orElseThrow();
        assertThat(status.phase()).isEqualTo(Phase.WAITING_FOR_RETRY);
        assertThat(status.attempt()).isEqualTo(2);
        assertThat(status.nextAttemptAt()).isEqualTo(Samples.TIME.plusSeconds(10));
        assertThat(status.lastFailure()).isEqualTo("The store is away");
        assertThat(conductor.depths()).containsEntry(Priority.ROUTINE, 1);
        finishAll();
        desk.advance(Duration.ofSeconds(10));
        assertThat(work.started).containsExactly("a", "b", "a");
        assertThat(work.job("a").attempt()).isEqualTo(2);
        finishAll();
        assertThat(position(publisher.committed.get(0))).isEqualTo(decoded(100, 101L));
        assertThat(position(publisher.committed.get(1))).isEqualTo(decoded(102));
    }

    @Test
    void putsAsideWhatFailedAsOftenAsIsAllowed() {
        ConsumerRecord<byte[], byte[]> record = stored(Samples.request("a", "s"));
        record.headers().add("own", "x".getBytes(UTF_8));
        accept(record);
        work.fail("a", new IllegalStateException("one"));
        desk.advance(Duration.ofSeconds(10));

        work.fail("a", new IllegalStateException("two"));
        desk.run();
        publisher.commit();
        desk.run();

        ProducerRecord<byte[], byte[]> dead = publisher.committed.get(0).records().get(0);
        assertThat(dead.topic()).isEqualTo("dead");
        assertThat(dead.key()).isEqualTo(record.key());
        assertThat(dead.value()).isEqualTo(record.value());
        assertThat(header(dead.headers(), "own")).isEqualTo("x");
        assertThat(dead.headers().lastHeader(PollStamp.HEADER)).isNull();
        assertThat(DeadLetters.read(dead.headers())).contains(buried.get(0));
        assertThat(buried.get(0))
                .isEqualTo(new DeadLetter(
                        new Origin("scans", Samples.NEW, 0, 100),
                        DeadLetter.Reason.EXHAUSTED,
                        "java.lang.IllegalStateException",
                        "two",
                        2,
                        Samples.TIME,
                        Samples.TIME.plusSeconds(10),
                        "s"));
        assertThat(conductor.status("s")).isEmpty();
    }

    @Test
    void putsAsideWhatIsHopelessAtOnce() {
        accept("a", "s");

        work.fail("a", new HopelessException("no use"));
        desk.run();
        publisher.commit();
        desk.run();

        assertThat(buried).extracting(DeadLetter::reason).containsExactly(DeadLetter.Reason.HOPELESS);
    }

    @Test
    void putsAsideWhatItCannotReadAndGoesOn() {
        accept(Samples.record(Samples.NEW, 0, 100, "poison".getBytes(UTF_8)));
        accept(Samples.record(Samples.NEW, 0, 101, null));
        publisher.commit();
        desk.run();
        publisher.commit();
        desk.run();

        assertThat(buried)
                .extracting(DeadLetter::message)
                .containsExactly(
                        "No NewScan: the message begins with 706f, not with c301 (single-object Avro)",
                        "No NewScan: the record has no value");
        assertThat(position(publisher.committed.get(1)).offset()).isEqualTo(102);
    }

    @Test
    void takesNoMoreInThanItsWindowHolds() {
        accept("a", "s1");
        accept("b", "s2");
        accept("c", "s3");

        CompletableFuture<Void> fourth = accept("d", "s4");
        boolean beforeCommit = fourth.isDone();
        work.finish("a");
        desk.run();
        publisher.commit();
        desk.run();

        assertThat(beforeCommit).isFalse();
        assertThat(fourth).isDone();
        assertThat(conductor.status("s4")).isPresent();
    }

    @Test
    void passesOverWhatAnEarlierOwnerFinished() {
        assign(Map.of(PARTITION, OffsetMetadataCodec.encode(Progress.of(100, List.of(101L)), "m")));
        accept("a", "s1");
        accept("b", "s2");
        accept("c", "s3");

        finishAll();

        assertThat(work.started).containsExactly("a", "c");
        assertThat(position(publisher.committed.get(0)).offset()).isEqualTo(102);
    }

    @Test
    void passesOverWhatWasPolledUnderAnEarlierAssignment() {
        ConsumerRecord<byte[], byte[]> stale = Samples.polled(stored(Samples.request("stale", "s1")));
        intake.lost(List.of(PARTITION));
        assign(Map.of());

        CompletableFuture<Void> admitted = intake.accept(stale).toCompletableFuture();
        desk.run();

        assertThat(admitted).isDone();
        assertThat(work.started).isEmpty();
    }

    @Test
    void refusesRecordsWithoutAStamp() {
        assertThatThrownBy(() -> intake.accept(Samples.record(Samples.NEW, 0, 1, new byte[1])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A record of new bears no lfsr-poll: its consumer's interceptor.classes must name "
                        + "org.lfsr.messaging.PollStamp");
    }

    @Test
    void refusesTopicsThatAreNotItsOwn() {
        assertThatThrownBy(() -> intake.accept(Samples.record("other", 0, 1, new byte[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Channel scans reads [new], not other");
    }

    @Test
    void dropsTheWorkOfAPartitionThatIsGone() {
        accept("a", "s1");
        accept("b", "s2");

        intake.revoked(List.of(PARTITION));
        desk.run();
        work.finish("a");
        desk.run();

        assertThat(work.started).containsExactly("a");
        assertThat(publisher.isBusy()).isFalse();
        assertThat(conductor.statuses()).isEmpty();
        assertThat(conductor.running()).isZero();
    }

    @Test
    void keepsItsPlaceForWorkThatIsDroppedSoThatTheScanIsNotDoneTwiceAtATime() {
        accept("a", "s1");
        intake.lost(List.of(PARTITION));
        assign(Map.of());
        offset = 100;
        accept("again", "s1");

        List<String> before = List.copyOf(work.started);
        work.finish("a");
        desk.run();

        assertThat(before).containsExactly("a");
        assertThat(work.started).containsExactly("a", "again");
    }

    @Test
    void triesAnAbortedTransactionAgain() {
        accept("a", "s1");
        work.finish("a");
        desk.run();
        Transaction first = publisher.underWay();

        publisher.settle(new Outcome.Aborted(new IllegalStateException("away")));
        desk.advance(Duration.ofMillis(100));

        assertThat(publisher.underWay().records()).isEqualTo(first.records());
    }

    @Test
    void waitsForTheRebalanceWhenTheGroupRefusesIt() {
        accept("a", "s1");
        work.finish("a");
        desk.run();

        publisher.settle(new Outcome.Fenced(
                group(), new IllegalStateException("rebalanced")));
        desk.advance(Duration.ofSeconds(20));
        boolean busyBefore = publisher.isBusy();
        generation++;
        intake.assigned(StubConsumer.of(this::group, Map::of), List.of());
        desk.run();

        assertThat(busyBefore).isFalse();
        assertThat(publisher.underWay().positions().get(0).group().generationId()).isEqualTo(2);
    }

    @Test
    void findsTheResultThatTheBrokerRefusesAndPutsItsRecordAside() {
        RecordTooLargeException tooLarge = new RecordTooLargeException("too large");
        accept("blocks", "s0");
        accept("a", "s1");
        accept("large", "s2");
        for (String id : List.of("blocks", "a", "large")) {
            work.finish(id);
            desk.run();
        }
        publisher.commit();
        desk.run();

        publisher.settle(new Outcome.Refused(tooLarge));
        desk.advance(Duration.ofMillis(100));
        List<ProducerRecord<byte[], byte[]>> alone = publisher.underWay().records();
        publisher.commit();
        desk.run();
        publisher.settle(new Outcome.Refused(tooLarge)); // the one
        desk.advance(Duration.ofSeconds(1));
        publisher.settle(new Outcome.Refused(tooLarge)); // and its dead letter
        desk.advance(Duration.ofSeconds(1));
        publisher.commit();
        desk.run();

        assertThat(alone).hasSize(1);
        ProducerRecord<byte[], byte[]> bare = publisher.committed.get(2).records().get(0);
        assertThat(bare.topic()).isEqualTo("dead");
        assertThat(bare.value()).isNull();
        assertThat(buried).extracting(DeadLetter::reason).containsExactly(DeadLetter.Reason.UNPUBLISHABLE);
        assertThat(position(publisher.committed.get(2)).offset()).isEqualTo(103);
    }

    @Test
    void pausesForAsLongAsThereIsAReason() {
        conductor.pause("operator");
        conductor.pause("golden slice");
        accept("a", "s1");

        conductor.resume("operator");
        desk.run();
        List<String> before = List.copyOf(work.started);
        conductor.resume("golden slice");
        desk.run();

        assertThat(before).isEmpty();
        assertThat(work.started).containsExactly("a");
    }

    private Intake wideIntake() {
        Intake wide = conductor.intake(
                new IntakeSettings("wide", 100, Map.of("wide", RequestReader.newScans())));
        wide.assigned(StubConsumer.of(this::group, Map::of), List.of(new TopicPartition("wide", 0)));
        return wide;
    }

    private void accept(Intake wide, NewScan request) {
        var unused = wide.accept(Samples.polled(Samples.record("wide", 0, offset++, Samples.bytes(request))));
        desk.run();
    }

    /** Ends work and commits, until there is nothing left to do at this time. */
    private void finishAll() {
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

    private void assign(Map<TopicPartition, OffsetAndMetadata> committed) {
        generation++;
        intake.assigned(StubConsumer.of(this::group, () -> committed), List.of(PARTITION));
        desk.run();
    }

    private ConsumerGroupMetadata group() {
        return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
    }

    private CompletableFuture<Void> accept(String eventId, String scanId) {
        return accept(Samples.request(eventId, scanId));
    }

    private CompletableFuture<Void> accept(NewScan request) {
        return accept(stored(request));
    }

    private CompletableFuture<Void> accept(ConsumerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> admitted =
                intake.accept(Samples.polled(record)).toCompletableFuture();
        desk.run();
        return admitted;
    }

    private ConsumerRecord<byte[], byte[]> stored(NewScan request) {
        return Samples.record(Samples.NEW, 0, offset++, Samples.bytes(request));
    }

    private static OffsetAndMetadata position(Transaction transaction) {
        OffsetAndMetadata position = transaction.positions().get(0).offsets().get(PARTITION);
        String done = position.metadata().substring(0, position.metadata().lastIndexOf('.'));
        return new OffsetAndMetadata(position.offset(), done);
    }

    private static OffsetAndMetadata decoded(long prefix, Long... beyond) {
        OffsetAndMetadata position = OffsetMetadataCodec.encode(Progress.of(prefix, List.of(beyond)), "");
        return new OffsetAndMetadata(prefix, position.metadata().replace(".", ""));
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private final class Listener implements ConductorListener {

        @Override
        public void buried(DeadLetter letter) {
            buried.add(letter);
        }

        @Override
        public void broken(Throwable bug) {
            bugs.add(bug);
        }
    }
}
