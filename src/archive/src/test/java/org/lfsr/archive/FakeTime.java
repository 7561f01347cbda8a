package org.lfsr.archive;

import java.time.Instant;

/** Time that passes by waiting alone, and stops when it is told to. */
public final class FakeTime implements Timekeeper {

    private final Instant end;
    private Instant now;

    /** Begins at a moment and never stops. */
    public FakeTime(Instant now) {
        this(now, Instant.MAX);
    }

    /** Begins at a moment and stops at another. */
    public FakeTime(Instant now, Instant end) {
        this.now = now;
        this.end = end;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void waitUntil(Instant time) {
        Instant until = time.isBefore(end) ? time : end;
        now = until.isAfter(now) ? until : now;
    }

    @Override
    public boolean isStopping() {
        return !now.isBefore(end);
    }
}
