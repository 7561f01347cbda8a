package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Rig rig = new Rig();
    private final ManualDesk desk = rig.desk;
    private final FakeWork work = rig.work;
    private final FakePublisher publisher = rig.publisher;
    private final Conductor conductor = rig.conductor;
    private final Intake intake = rig.intake;

    @AfterEach
    void meetsNoBug() {
        assertThat(rig.bugs).isEmpty();
    }

    @Test
    void takesNoMoreInThanItsWindowHolds() {
        rig.accept("a", "s1");
        rig.accept("b", "s2");
        rig.accept("c", "s3");

        CompletableFuture<Void> fourth = rig.offer(rig.stored(Samples.request("d", "s4")));
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
        rig.assign(Map.of(Rig.PARTITION, OffsetMetadataCodec.encode(Progress.of(100, List.of(101L)), "m")));
        rig.accept("a", "s1");
        rig.accept("b", "s2");
        rig.accept("c", "s3");

        rig.finishAll();

        assertThat(work.started).containsExactly("a", "c");
        assertThat(Rig.position(publisher.committed.get(0)).offset()).isEqualTo(102);
    }

    @Test
    void passesOverWhatWasPolledUnderAnEarlierAssignment() {
        ConsumerRecord<byte[], byte[]> stale = Samples.polled(rig.stored(Samples.request("stale", "s1")));
        intake.lost(List.of(Rig.PARTITION));
        rig.assign(Map.of());

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
                .hasMessage("Channel scans reads [new, pairs], not other");
    }

    @Test
    void dropsTheWorkOfAPartitionThatIsGone() {
        rig.accept("a", "s1");
        rig.accept("b", "s2");

        intake.revoked(List.of(Rig.PARTITION));
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
        rig.accept("a", "s1");
        intake.lost(List.of(Rig.PARTITION));
        rig.assign(Map.of());
        rig.offset = 100;
        rig.accept("again", "s1");

        List<String> before = List.copyOf(work.started);
        work.finish("a");
        desk.run();

        assertThat(before).containsExactly("a");
        assertThat(work.started).containsExactly("a", "again");
    }
}
