package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;
import org.lfsr.storage.ObjectSummary;

class SharedSweepTest {

    private static final Instant DUE = Hospital.NOON;
    private static final SweepSettings HOURLY = Hospital.settings(new Rate(1, Duration.ofHours(1)), Optional.empty());

    private final Hospital hospital = new Hospital();

    @BeforeEach
    void addScans() {
        hospital.add("old/a.nii");
        hospital.add("old/b.nii");
        hospital.add("old/c.nii");
    }

    @Test
    void oneOfSeveralSweepsHoweverLongItTakes() throws IOException {
        FakeTime time = new FakeTime(DUE);
        List<Optional<Cursor>> others = new ArrayList<>();
        hospital.afterEach = () -> others.add(run("second", new FakeTime(time.now())));

        Optional<Cursor> reached = run("first", time);

        assertThat(reached.map(Cursor::published)).contains(3L);
        assertThat(hospital.publishedKeys()).containsExactly("old/a.nii", "old/b.nii", "old/c.nii");
        assertThat(others).hasSize(3).allMatch(Optional::isEmpty);
        assertThat(claims()).isEmpty();
    }

    @Test
    void whoComesLateFindsItDone() {
        run("first", new FakeTime(DUE));

        Optional<Cursor> late = run("second", new FakeTime(DUE.plus(Duration.ofDays(1))));

        assertThat(late).isEmpty();
        assertThat(hospital.publishedKeys()).hasSize(3);
    }

    @Test
    void sweepsAnewWhenItIsDueAgain() throws IOException {
        run("first", new FakeTime(DUE));
        FakeTime tomorrow = new FakeTime(DUE.plus(Duration.ofDays(1)));

        Optional<Cursor> again =
                hospital.sharedSweep("second", HOURLY, tomorrow).run(tomorrow.now(), tomorrow, hospital.listener());

        assertThat(again.map(Cursor::published)).contains(3L);
    }

    @Test
    void goesOnForOneThatWasKilledOnceItsClaimIsOver() {
        hospital.afterEach = () -> hospital.store.under(() -> {
            throw new ObjectStoreException(Kind.TRY_AGAIN, "Killed");
        });
        assertThatThrownBy(() -> run("first", new FakeTime(DUE))).hasMessageContaining("Killed");
        hospital.store.under(() -> {});
        hospital.afterEach = () -> {};
        assertThat(claims()).hasSize(1);

        Optional<Cursor> early =
                run("second", new FakeTime(DUE.plus(SweepClaim.LEASE).minusMillis(1)));
        Optional<Cursor> later = run("second", new FakeTime(DUE.plus(SweepClaim.LEASE)));

        assertThat(early).isEmpty();
        assertThat(later.map(Cursor::state)).contains(Cursor.State.FINISHED);
        assertThat(hospital.publishedKeys()).endsWith("old/b.nii", "old/c.nii");
        assertThat(claims()).isEmpty();
    }

    @Test
    void endsOnceAnotherOneHasTakenOver() {
        hospital.afterEach = () ->
                claims().forEach(claim -> put(claim, "{\"holder\":\"other\",\"until\":\"3000-01-01T00:00:00Z\"}"));

        Optional<Cursor> reached = run("first", new FakeTime(DUE));

        assertThat(reached.map(Cursor::state)).contains(Cursor.State.RUNNING);
        assertThat(hospital.publishedKeys()).containsExactly("old/a.nii");
        assertThat(claims()).as("the other's").hasSize(1);
    }

    @Test
    void goesOnWhileTheStoreIsAwayForLessThanTheClaimHolds() {
        FakeTime time = new FakeTime(DUE);
        hospital.afterEach = () -> hospital.store.under(awayFor(Duration.ofMinutes(4), time));

        Optional<Cursor> reached = run("first", time);

        assertThat(reached.map(Cursor::published)).contains(3L);
    }

    @Test
    void endsWhenItCouldNotBeRenewedInTime() {
        FakeTime time = new FakeTime(DUE);
        hospital.afterEach = () -> hospital.store.under(awayFor(SweepClaim.LEASE.plusMillis(1), time));

        assertThatThrownBy(() -> run("first", time)).hasMessageContaining("Away");
        assertThat(hospital.publishedKeys()).containsExactly("old/a.nii");
    }

    @Test
    void takesWhatCannotBeReadForTheClaimOfNobody() throws IOException {
        ObjectLocation first = new CursorFile(hospital.store, Hospital.OUTPUT, Hospital.ARCHIVE, Hospital.NEW).claims();
        put(new ObjectLocation(first.bucket(), first.key() + "000000041.json"), "half a no");
        List<ObjectLocation> seen = new ArrayList<>();
        hospital.afterEach = () -> seen.addAll(claims());

        Optional<Cursor> reached = run("first", new FakeTime(DUE));

        assertThat(reached).isPresent();
        assertThat(seen).extracting(ObjectLocation::key).containsOnly(first.key() + "000000042.json");
    }

    /** From a moment on. */
    private static MemoryStore.Fate awayFor(Duration duration, FakeTime time) {
        Instant from = time.now();
        return () -> {
            if (time.now().isAfter(from) && time.now().isBefore(from.plus(duration))) {
                throw new ObjectStoreException(Kind.TRY_AGAIN, "Away");
            }
        };
    }

    private void put(ObjectLocation location, String text) {
        hospital.store.put(location.bucket(), location.key(), text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private List<ObjectLocation> claims() {
        try {
            return hospital.store.list("results", "reprocess/", "", 100).objects().stream()
                    .map(ObjectSummary::location)
                    .filter(location -> location.key().contains(".claim-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Cursor> run(String holder, FakeTime time) {
        try {
            return hospital.sharedSweep(holder, HOURLY, time).run(DUE, time, hospital.listener());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
