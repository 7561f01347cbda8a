package org.lfsr.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lfsr.storage.ObjectStore;

/**
 * A {@link Sweep} that several processes are told to do at the same time, and one does. Another one that comes late
 * finds it done. Should the one that does it be killed, its right to it ends after some minutes, and whoever is told
 * next goes on where it was. For one thread.
 */
public final class SharedSweep {

    /** Long before the claim ends, so that a store may be away for a while. */
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    /** By how much a clock may be late when it says that it is time. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private final ObjectStore store;
    private final SweepSettings settings;
    private final ScanQueue queue;
    private final CursorFile file;
    private final String holder;

    /**
     * Prepares a sweep.
     *
     * @param store holds archive and results; stays the caller's to close
     * @param holder what this process is called, and no other
     */
    public SharedSweep(ObjectStore store, SweepSettings settings, ScanQueue queue, String holder) {
        this.store = store;
        this.settings = settings;
        this.queue = queue;
        this.file = new CursorFile(store, settings.output(), settings.archive(), settings.models());
        this.holder = holder;
    }

    /**
     * Sweeps to the end, or until it shall stop, or another process took it over.
     *
     * @param due when the sweep was to begin: one that began since, and is finished, is not done again
     * @return how far it came; empty if another process sweeps, or has swept since then
     * @throws IOException if store or broker fail; run it again to go on
     */
    public Optional<Cursor> run(Instant due, Timekeeper time, SweepListener listener) throws IOException {
        Optional<SweepClaim> claim = SweepClaim.take(store, file.claims(), holder, time.now());
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (isDoneSince(due)) {
                return Optional.empty();
            }
            Timekeeper leased = new LeasedTime(claim.get(), time);
            return Optional.of(new Sweep(store, settings, queue, leased, listener).run());
        } finally {
            release(claim.get());
        }
    }

    private boolean isDoneSince(Instant due) throws IOException {
        return file.read()
                .filter(last -> last.state() == Cursor.State.FINISHED)
                .filter(last -> !last.startedAt().isBefore(due.minus(EARLY)))
                .isPresent();
    }

    private static void release(SweepClaim claim) {
        try {
            claim.release();
        } catch (IOException e) {
            return; // Then it ends by itself, and what the sweep came to counts.
        }
    }

    /** Renews the claim while time passes, and ends the work once it is lost. */
    private static final class LeasedTime implements Timekeeper {

        private final SweepClaim claim;
        private final Timekeeper time;
        private Instant end;
        private Instant renewal;
        private boolean lost;

        LeasedTime(SweepClaim claim, Timekeeper time) {
            this.claim = claim;
            this.time = time;
            this.end = time.now().plus(SweepClaim.LEASE);
            this.renewal = time.now().plus(RENEWAL);
        }

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public void waitUntil(Instant until) {
            while (!isStopping() && time.now().isBefore(until)) {
                time.waitUntil(until.isBefore(renewal) ? until : renewal);
            }
        }

        @Override
        public boolean isStopping() {
            if (!lost && !time.isStopping() && !time.now().isBefore(renewal)) {
                renew(time.now());
            }
            return lost || time.isStopping();
        }

        private void renew(Instant now) {
            try {
                lost = !claim.renew(now);
                end = now.plus(SweepClaim.LEASE);
            } catch (IOException e) {
                lost = !now.isBefore(end); // Until then it is tried again.
            }
            renewal = now.plus(RENEWAL);
        }
    }
}
