package org.lfsr.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was put aside.
 *
 * @param origin where it was
 * @param reason why, for programs
 * @param error the class of the failure
 * @param message the failure in words
 * @param attempts how often its scan was tried; 0 if it never came to that
 * @param firstAt when it was taken in
 * @param lastAt when it failed last
 * @param scanId the scan that it asked for; null if it could not be read
 */
public record DeadLetter(
        Origin origin,
        Reason reason,
        String error,
        String message,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        @Nullable String scanId) {

    /** The kinds of reasons. */
    public enum Reason {
        /** It is not what its topic holds. */
        UNREADABLE,
        /** Trying again is no use. */
        HOPELESS,
        /** It was tried as often as is allowed. */
        EXHAUSTED,
        /** The broker refuses its result: it is too large, say. */
        UNPUBLISHABLE
    }
}
