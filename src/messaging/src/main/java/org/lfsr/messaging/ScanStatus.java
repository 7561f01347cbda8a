package org.lfsr.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.Priority;

/**
 * How a scan that this process has taken in stands.
 *
 * @param scanId the scan's id
 * @param requestId the request's id
 * @param priority how soon a result is wanted
 * @param phase what it is waiting for
 * @param attempt the attempt that is next, or under way, from 1
 * @param nextAttemptAt when it is tried again; null unless it waits for that
 * @param lastFailure why it failed last; null if it did not
 */
public record ScanStatus(
        String scanId,
        String requestId,
        Priority priority,
        Phase phase,
        int attempt,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastFailure) {

    /** What a scan is waiting for. */
    public enum Phase {
        /** Its turn. */
        QUEUED,
        /** The end of its work. */
        RUNNING,
        /** Another attempt, after a delay. */
        WAITING_FOR_RETRY,
        /** Its completion event, or its dead letter, to be published. */
        PUBLISHING
    }
}
