package org.lfsr.pipeline;

import java.time.Instant;

/** A nanosecond later each time. */
final class TickingTime implements TimeSource {

    private long nanos;

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public long nanos() {
        return nanos++;
    }
}
