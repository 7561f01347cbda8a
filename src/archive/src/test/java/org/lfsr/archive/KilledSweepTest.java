package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.storage.ObjectLocation;

/** A sweep is killed at every call to the store or the broker, before or after it has its effect. */
class KilledSweepTest {

    private static final int SCANS = 7;

    @Test
    void leavesNoScanOutWhereverItIsKilled() throws IOException {
        int points = callsOfAWholeSweep();

        for (int point = 1; point <= points; point++) {
            Hospital hospital = hospital();
            Set<String> published = new LinkedHashSet<>();
            kill(hospital, published, new Countdown(point));
            hospital.store.under(() -> {});
            Cursor reached =
                    sweep(hospital, published, new Countdown(Integer.MAX_VALUE)).run();

            assertThat(published).as("killed at call %d of %d", point, points).containsExactlyElementsOf(wanted());
            assertThat(reached.state()).isEqualTo(Cursor.State.FINISHED);
        }
        assertThat(points).isGreaterThan(3 * SCANS);
    }

    @Test
    void endsThoughItIsKilledAgainAndAgain() throws IOException {
        Hospital hospital = hospital();
        Set<String> published = new LinkedHashSet<>();

        for (int life = 0; life < 3; life++) {
            kill(hospital, published, new Countdown(20));
        }
        hospital.store.under(() -> {});
        sweep(hospital, published, new Countdown(Integer.MAX_VALUE)).run();

        assertThat(published).containsExactlyElementsOf(wanted());
    }

    private static int callsOfAWholeSweep() throws IOException {
        Hospital hospital = hospital();
        Countdown calls = new Countdown(Integer.MAX_VALUE);
        hospital.store.under(calls);
        sweep(hospital, new LinkedHashSet<>(), calls).run();
        return calls.count;
    }

    private static void kill(Hospital hospital, Set<String> published, Countdown countdown) throws IOException {
        hospital.store.under(countdown);
        try {
            sweep(hospital, published, countdown).run();
        } catch (Killed e) {
            assertThat(countdown.count).isEqualTo(countdown.last);
        }
    }

    private static Sweep sweep(Hospital hospital, Set<String> published, Countdown countdown) {
        ScanQueue queue = scan -> publish(scan, published, countdown);
        return new Sweep(hospital.store, Hospital.settings(), queue, new FakeTime(Hospital.NOON), new Nobody());
    }

    /** Killed before it is there, or when it is there and nobody knows. */
    private static void publish(NewScan scan, Set<String> published, Countdown countdown) {
        countdown.strike();
        published.add(scan.getLocation().getKey());
        countdown.strike();
    }

    private static Hospital hospital() throws IOException {
        Hospital hospital = new Hospital();
        for (int i = 0; i < SCANS; i++) {
            hospital.add("old/%d.nii".formatted(i));
        }
        hospital.done("old/3.nii", Hospital.NEW, "2026-01-01T00:00:00Z");
        return hospital;
    }

    private static List<String> wanted() {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < SCANS; i++) {
            wanted.add("old/%d.nii".formatted(i));
        }
        wanted.remove("old/3.nii");
        return wanted;
    }

    /** Kills at a call. */
    private static final class Countdown implements MemoryStore.Fate {

        private final int last;
        private int count;

        Countdown(int last) {
            this.last = last;
        }

        @Override
        public void strike() {
            count++;
            if (count == last) {
                throw new Killed();
            }
        }
    }

    /** The process is gone. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Does not listen. */
    private static final class Nobody implements SweepListener {

        @Override
        public void resumed(Cursor from) {
            // Not here.
        }

        @Override
        public void waits(OffPeak hours, Instant until) {
            throw new AssertionError("It need not wait");
        }

        @Override
        public void published(ArchivedScan scan) {
            // Not here.
        }

        @Override
        public void clashes(ArchivedScan scan, ObjectLocation other) {
            throw new AssertionError("No scans bear one id");
        }

        @Override
        public void skipped(ArchivedScan scan) {
            // Not here.
        }
    }
}
