package org.lfsr.service.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.SweepListener;
import org.lfsr.archive.Timekeeper;
import org.lfsr.service.Examples;
import org.lfsr.service.archive.SweepStatus.State;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;

class SweepsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeSweeping sweeping = new FakeSweeping();
    private final Sweeps sweeps = sweeps(Optional.of(sweeping), registry);

    @AfterEach
    void close() {
        sweeping.goOn.countDown();
        sweeps.close();
    }

    @Test
    void sweepsOnceAtATimeAndCounts() throws InterruptedException {
        assertThat(sweeps.begin()).isTrue();
        assertThat(sweeping.begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(sweeps.begin()).isFalse();
        assertThat(registry.get("lfsr.archive.sweeping").gauge().value()).isOne();

        sweeping.goOn.countDown();

        awaitState(State.FINISHED);
        assertThat(sweeps.status())
                .isEqualTo(new SweepStatus(State.FINISHED, 1, 2, null, Examples.TIME, Examples.TIME));
        assertThat(registry.get("lfsr.archive.sweeping").gauge().value()).isZero();
        assertThat(registry.get("lfsr.archive.published").counter().count()).isOne();
        assertThat(registry.get("lfsr.archive.skipped").counter().count()).isEqualTo(2);
        assertThat(registry.get("lfsr.archive.sweeps")
                        .tag("outcome", "finished")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void stopsWhenItIsToldTo() {
        sweeping.untilStopped = true;
        sweeps.begin();

        sweeps.stop();

        awaitState(State.STOPPED);
        assertThat(sweeps.begin()).isTrue();
    }

    @Test
    void leavesItToTheProcessThatSweeps() {
        sweeping.elsewhere = true;

        sweeps.begin(Examples.TIME);

        awaitState(State.ELSEWHERE);
        assertThat(registry.get("lfsr.archive.sweeps")
                        .tag("outcome", "elsewhere")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void tellsWhatItFailedOfAndSweepsAgain() {
        sweeping.failure = new IOException("No store");
        sweeping.goOn.countDown();
        sweeps.begin();
        awaitState(State.FAILED);
        assertThat(sweeps.status().failure()).isEqualTo("java.io.IOException: No store");
        sweeping.failure = null;

        assertThat(sweeps.begin()).isTrue();

        awaitState(State.FINISHED);
    }

    @Test
    void doesNothingWithoutAnArchive() {
        try (Sweeps none = sweeps(Optional.empty(), new SimpleMeterRegistry())) {
            assertThat(none.isConfigured()).isFalse();
            assertThat(none.begin()).isFalse();
            assertThat(none.status().state()).isEqualTo(State.NONE);
        }
    }

    private void awaitState(State state) {
        await().atMost(PATIENCE).until(() -> sweeps.status().state() == state);
    }

    private static Sweeps sweeps(Optional<Sweeping> what, MeterRegistry registry) {
        return new Sweeps(what, new SweepMetrics(registry), Clock.fixed(Examples.TIME, ZoneOffset.UTC));
    }

    /** Publishes one scan, skips two, and waits for the test in between. */
    private static final class FakeSweeping implements Sweeping {

        private static final ArchivedScan SCAN = new ArchivedScan(
                new ObjectStat(new ObjectLocation("scans", "old/a.nii"), 1, "e", Instant.EPOCH, "b", Map.of()),
                "old/a.nii",
                "scan");

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean untilStopped;
        private volatile boolean elsewhere;
        private volatile @Nullable IOException failure;

        @Override
        public Optional<Cursor> run(Instant due, Timekeeper time, SweepListener listener) throws IOException {
            if (elsewhere) {
                return Optional.empty();
            }
            begun.countDown();
            listener.published(SCAN);
            if (untilStopped) {
                time.waitUntil(Examples.TIME.plus(PATIENCE));
                return Optional.of(cursor(Cursor.State.RUNNING));
            }
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            IOException broken = failure;
            if (broken != null) {
                throw broken;
            }
            listener.skipped(SCAN);
            listener.skipped(SCAN);
            return Optional.of(cursor(Cursor.State.FINISHED));
        }

        private static Cursor cursor(Cursor.State state) {
            return new Cursor(
                    Cursor.FORMAT, "scans", "old/", List.of(), "models", state, "", 1, 2, Examples.TIME, Examples.TIME);
        }
    }
}
