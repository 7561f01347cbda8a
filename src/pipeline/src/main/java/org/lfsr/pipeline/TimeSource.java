package org.lfsr.pipeline;

import java.time.Instant;

/** Where the pipeline reads the time. Any thread may ask. */
public interface TimeSource {

    /** The time of day. */
    Instant now();

    /** A time that only its differences mean something of, in nanoseconds, as {@link System#nanoTime()}. */
    long nanos();

    /** The machine's own clocks. */
    static TimeSource system() {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
