package org.lfsr.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** How long work on a scan may go on. Looked at between pieces of work that take moments. Any thread may ask. */
public final class Deadline {

    private final Duration allowed;
    private final long startedNanos;
    private final TimeSource time;

    private Deadline(Duration allowed, TimeSource time) {
        this.allowed = allowed;
        this.startedNanos = time.nanos();
        this.time = time;
    }

    /**
     * Allows a while from now on.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public static Deadline after(Duration allowed, TimeSource time) {
        if (allowed.isNegative() || allowed.isZero()) {
            throw new IllegalArgumentException("A deadline lies ahead, found %s".formatted(allowed));
        }
        return new Deadline(allowed, time);
    }

    /** Never ends; interruption is honoured still. */
    public static Deadline none() {
        return new Deadline(Duration.ofNanos(Long.MAX_VALUE), TimeSource.system());
    }

    /**
     * Lets work go on, or not.
     *
     * @throws DeadlineException if the time is over
     * @throws InterruptedIOException if the thread is interrupted, which it stays
     */
    public void check() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The work on the scan was interrupted");
        }
        if (time.nanos() - startedNanos > allowed.toNanos()) {
            throw new DeadlineException(allowed);
        }
    }
}
