package org.lfsr.archive;

import java.time.Instant;

/** Tells the time, waits, and knows when waiting is over for good. */
public interface Timekeeper {

    /** What time it is. */
    Instant now();

    /** Returns at a time, or before it once the work shall stop. */
    void waitUntil(Instant time);

    /** Whether the work shall stop. */
    boolean isStopping();
}
