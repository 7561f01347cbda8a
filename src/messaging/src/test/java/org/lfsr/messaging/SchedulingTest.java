package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lfsr.events.Priority;
import org.lfsr.messaging.ScanStatus.Phase;

class SchedulingTest {

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
    void startsUrgentScansFirstAndTheLongestWaitingEveryFourthTime() {
        conductor.pause("test");
        rig.accept(Samples.request("archive", "s1", Priority.ARCHIVE));
        rig.accept(Samples.request("routine", "s2", Priority.ROUTINE));
        rig.accept(Samples.request("stat", "s3", Priority.STAT));

        conductor.resume("test");
        rig.finishAll();
        rig.accept(Samples.request("old", "s4", Priority.ARCHIVE)); // the fourth
        rig.accept(Samples.request("waits", "s5", Priority.ARCHIVE));
        rig.accept(Samples.request("urgent", "s6", Priority.STAT));
        rig.finishAll();

        assertThat(work.started).containsExactly("stat", "routine", "archive", "old", "urgent", "waits");
    }

    @Test
    void startsTheLongestWaitingOutOfTurn() {
        conductor.pause("test");
        Intake wide = rig.wideIntake();
        rig.accept(wide, Samples.request("old", "s0", Priority.ARCHIVE));
        for (int i = 1; i <= 5; i++) {
            rig.accept(wide, Samples.request("stat" + i, "s" + i, Priority.STAT));
        }

        conductor.resume("test");
        rig.finishAll();

        assertThat(work.started).containsExactly("stat1", "stat2", "stat3", "old", "stat4", "stat5");
    }

    @Test
    void doesOneScanAfterAnotherUntilItsResultIsCommitted() {
        rig.accept("first", "s");
        rig.accept("second", "s");

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
        rig.accept(Samples.request("slow", "s1", Priority.ARCHIVE));
        rig.accept(Samples.request("routine", "s2", Priority.ROUTINE));
        rig.accept(Samples.request("urgent", "s1", Priority.STAT));

        conductor.resume("test");
        desk.run();

        assertThat(work.started).containsExactly("slow");
    }

    @Test
    void triesAFailedScanAgainAfterADelayAndLetsOthersPass() {
        rig.accept("a", "s1");
        rig.accept("b", "s2");

        work.fail("a", new IllegalStateException("The store is away"));
        desk.run();

        assertThat(work.started).containsExactly("a", "b");
        ScanStatus status = conductor.status("s1").orElseThrow();
        assertThat(status.phase()).isEqualTo(Phase.WAITING_FOR_RETRY);
        assertThat(status.attempt()).isEqualTo(2);
        assertThat(status.nextAttemptAt()).isEqualTo(Samples.TIME.plusSeconds(10));
        assertThat(status.lastFailure()).isEqualTo("The store is away");
        assertThat(conductor.depths()).containsEntry(Priority.ROUTINE, 1);
        rig.finishAll();
        desk.advance(Duration.ofSeconds(10));
        assertThat(work.started).containsExactly("a", "b", "a");
        assertThat(work.job("a").attempt()).isEqualTo(2);
        rig.finishAll();
        assertThat(Rig.position(publisher.committed.get(0))).isEqualTo(Rig.decoded(100, 101L));
        assertThat(Rig.position(publisher.committed.get(1))).isEqualTo(Rig.decoded(102));
    }

    @Test
    void pausesForAsLongAsThereIsAReason() {
        conductor.pause("operator");
        conductor.pause("golden slice");
        rig.accept("a", "s1");

        conductor.resume("operator");
        desk.run();
        List<String> before = List.copyOf(work.started);
        conductor.resume("golden slice");
        desk.run();

        assertThat(before).isEmpty();
        assertThat(work.started).containsExactly("a");
    }
}
