package org.lfsr.service.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last sweep of this process stands.
 *
 * @param state whether there is one, and how it ended
 * @param published how many requests it published
 * @param skipped how many scans it found done
 * @param failure what stopped it, if it failed
 * @param startedAt when it began; null if there was none
 * @param endedAt when it ended; null if it has not
 */
public record SweepStatus(
        State state,
        long published,
        long skipped,
        @Nullable String failure,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** Before the first. */
    static final SweepStatus NONE = new SweepStatus(State.NONE, 0, 0, null, null, null);

    /** What became of a sweep. */
    public enum State {
        /** There was none since this process began. */
        NONE,
        /** It is under way. */
        RUNNING,
        /** It came to the archive's end. */
        FINISHED,
        /** It was left to another process, which sweeps or has swept. */
        ELSEWHERE,
        /** It was told to stop; the next one goes on where it was. */
        STOPPED,
        /** Store or broker failed; the next one goes on where it was. */
        FAILED
    }

    static SweepStatus beginning(Instant now) {
        return new SweepStatus(State.RUNNING, 0, 0, null, now, null);
    }

    SweepStatus onePublished() {
        return new SweepStatus(state, published + 1, skipped, failure, startedAt, endedAt);
    }

    SweepStatus oneSkipped() {
        return new SweepStatus(state, published, skipped + 1, failure, startedAt, endedAt);
    }

    SweepStatus ended(State how, @Nullable String why, Instant now) {
        return new SweepStatus(how, published, skipped, why, startedAt, now);
    }
}
