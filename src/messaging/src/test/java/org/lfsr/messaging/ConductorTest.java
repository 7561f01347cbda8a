package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConductorTest {

    private final Rig rig = new Rig();
    private final ManualDesk desk = rig.desk;
    private final FakeWork work = rig.work;
    private final FakePublisher publisher = rig.publisher;
    private final Conductor conductor = rig.conductor;

    @AfterEach
    void meetsNoBug() {
        assertThat(rig.bugs).isEmpty();
    }

    @Test
    void publishesTheCompletionWithTheOffsetAndTheTrace() {
        ConsumerRecord<byte[], byte[]> record = rig.stored(Samples.request("r", "s"));
        record.headers().add("traceparent", "00-1-2-01".getBytes(UTF_8)).add("other", new byte[1]);
        rig.accept(record);

        work.finish("r");
        desk.run();

        Transaction transaction = publisher.underWay();
        ProducerRecord<byte[], byte[]> event = transaction.records().get(0);
        assertThat(transaction.records()).hasSize(1);
        assertThat(event.topic()).isEqualTo("completed");
        assertThat(event.key()).isEqualTo("s".getBytes(UTF_8));
        assertThat(event.headers().toArray()).hasSize(1);
        assertThat(Rig.header(event.headers(), "traceparent")).isEqualTo("00-1-2-01");
        assertThat(Rig.position(transaction).offset()).isEqualTo(101);
        assertThat(transaction.positions().get(0).group().generationId()).isEqualTo(1);
    }

    @Test
    void publishesTheTraceThatTheWorkGoesOnWith() {
        ConsumerRecord<byte[], byte[]> record = rig.stored(Samples.request("r", "s"));
        record.headers().add("traceparent", "00-1-2-01".getBytes(UTF_8));
        rig.accept(record);

        work.finish("r", Map.of("traceparent", "00-1-3-01"));
        desk.run();

        assertThat(work.job("r").trace()).containsExactly(Map.entry("traceparent", "00-1-2-01"));
        assertThat(Rig.header(publisher.underWay().records().get(0).headers(), "traceparent"))
                .isEqualTo("00-1-3-01");
    }

    @Test
    void takesUpAllThatIsReadyAtOnceAndKeepsTheOrder() {
        rig.accept("a", "s1");
        rig.accept("b", "s2");
        rig.accept("c", "s3");
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
        assertThat(Rig.position(publisher.underWay()).offset()).isEqualTo(103);
    }

    @Test
    void putsAsideWhatFailedAsOftenAsIsAllowed() {
        ConsumerRecord<byte[], byte[]> record = rig.stored(Samples.request("a", "s"));
        record.headers().add("own", "x".getBytes(UTF_8));
        rig.accept(record);
        work.fail("a", new IllegalStateException("one"));
        desk.advance(Duration.ofSeconds(10));

        work.fail("a", new IllegalStateException("two"));
        desk.run();
        publisher.commit();
        desk.run();

        ProducerRecord<byte[], byte[]> dead =
                publisher.committed.get(0).records().get(0);
        assertThat(dead.topic()).isEqualTo("dead");
        assertThat(dead.key()).isEqualTo(record.key());
        assertThat(dead.value()).isEqualTo(record.value());
        assertThat(Rig.header(dead.headers(), "own")).isEqualTo("x");
        assertThat(dead.headers().lastHeader(PollStamp.HEADER)).isNull();
        assertThat(DeadLetters.read(dead.headers())).contains(rig.buried.get(0));
        assertThat(rig.buried.get(0))
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
        rig.accept("a", "s");

        work.fail("a", new HopelessException("no use"));
        desk.run();
        publisher.commit();
        desk.run();

        assertThat(rig.buried).extracting(DeadLetter::reason).containsExactly(DeadLetter.Reason.HOPELESS);
    }

    @Test
    void putsAsideWhatItCannotReadAndGoesOn() {
        rig.accept(Samples.record(Samples.NEW, 0, 100, "poison".getBytes(UTF_8)));
        rig.accept(Samples.record(Samples.NEW, 0, 101, null));
        publisher.commit();
        desk.run();
        publisher.commit();
        desk.run();

        assertThat(rig.buried)
                .extracting(DeadLetter::message)
                .containsExactly(
                        "No NewScan: the message begins with 706f, not with c301 (single-object Avro)",
                        "No NewScan: the record has no value");
        assertThat(Rig.position(publisher.committed.get(1)).offset()).isEqualTo(102);
    }

    @Test
    void triesAnAbortedTransactionAgain() {
        rig.accept("a", "s1");
        work.finish("a");
        desk.run();
        Transaction first = publisher.underWay();

        publisher.settle(new Outcome.Aborted(new IllegalStateException("away")));
        desk.advance(Duration.ofMillis(100));

        assertThat(publisher.underWay().records()).isEqualTo(first.records());
    }

    @Test
    void waitsForTheRebalanceWhenTheGroupRefusesIt() {
        rig.accept("a", "s1");
        work.finish("a");
        desk.run();

        publisher.settle(new Outcome.Fenced(rig.group(), new IllegalStateException("rebalanced")));
        desk.advance(Duration.ofSeconds(20));
        boolean busyBefore = publisher.isBusy();
        rig.generation++;
        rig.intake.assigned(StubConsumer.of(rig::group, Map::of), List.of());
        desk.run();

        assertThat(busyBefore).isFalse();
        assertThat(publisher.underWay().positions().get(0).group().generationId())
                .isEqualTo(2);
    }

    @Test
    void findsTheResultThatTheBrokerRefusesAndPutsItsRecordAside() {
        RecordTooLargeException tooLarge = new RecordTooLargeException("too large");
        rig.accept("blocks", "s0");
        rig.accept("a", "s1");
        rig.accept("large", "s2");
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
        ProducerRecord<byte[], byte[]> bare =
                publisher.committed.get(2).records().get(0);
        assertThat(bare.topic()).isEqualTo("dead");
        assertThat(bare.value()).isNull();
        assertThat(rig.buried).extracting(DeadLetter::reason).containsExactly(DeadLetter.Reason.UNPUBLISHABLE);
        assertThat(Rig.position(publisher.committed.get(2)).offset()).isEqualTo(103);
    }

    @Test
    void publishesWhatOneRecordAsksForTogether() {
        rig.accept(Samples.record(Rig.PAIRS, 0, 5, "a s1 b s2".getBytes(UTF_8)));

        work.finish("a");
        desk.run();
        boolean busyBefore = publisher.isBusy();
        rig.finishAll();

        assertThat(busyBefore).isFalse();
        assertThat(publisher.committed).hasSize(1);
        assertThat(rig.completed).containsExactly("a", "b");
    }

    @Test
    void doesTwoRequestsOfOneRecordForOneScanOneAfterTheOther() {
        rig.accept(Samples.record(Rig.PAIRS, 0, 5, "a s b s".getBytes(UTF_8)));
        rig.accept("c", "s");

        rig.finishAll();

        assertThat(work.started).containsExactly("a", "b", "c");
        assertThat(rig.completed).containsExactly("a", "b", "c");
    }

    @Test
    void answersNothingToARequestThatAnotherSupersedes() {
        rig.accept("a", "s");
        rig.accept("b", "s");

        work.fail("a", new SupersededException("b was added since"));
        desk.run();
        boolean nextBegan = work.started.contains("b");
        rig.finishAll();

        assertThat(nextBegan).isTrue();
        assertThat(rig.superseded).containsExactly("a");
        assertThat(rig.completed).containsExactly("b");
        assertThat(rig.buried).isEmpty();
        assertThat(publisher.committed.stream()
                        .mapToInt(transaction -> transaction.records().size())
                        .sum())
                .isEqualTo(1);
        assertThat(Rig.position(publisher.committed.get(publisher.committed.size() - 1))
                        .offset())
                .isEqualTo(102);
    }

    @Test
    void publishesWhatElseARecordAskedForIfPartOfItIsSuperseded() {
        rig.accept(Samples.record(Rig.PAIRS, 0, 5, "a s1 b s2".getBytes(UTF_8)));

        work.fail("a", new SupersededException("b was added since"));
        rig.finishAll();

        assertThat(rig.completed).containsExactly("b");
        assertThat(publisher.committed).hasSize(1);
    }

    @Test
    void putsARecordAsideOnceAndPublishesWhatElseItAskedFor() {
        rig.accept(Samples.record(Rig.PAIRS, 0, 5, "a s1 b s2".getBytes(UTF_8)));

        work.fail("a", new HopelessException("no use"));
        rig.finishAll();

        assertThat(publisher.committed.get(0).records())
                .extracting(ProducerRecord::topic)
                .containsExactly("dead", "completed");
        assertThat(rig.completed).containsExactly("b");
        assertThat(rig.buried).hasSize(1);
    }
}
