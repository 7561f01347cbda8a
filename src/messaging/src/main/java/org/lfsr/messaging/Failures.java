package org.lfsr.messaging;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What failures say. */
final class Failures {

    private static final int MAX_WORDS = 1000;

    private Failures() {}

    /** The failure behind those that only say that there was one. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** A failure in words, not too many. */
    static String words(Throwable failure) {
        String message = failure.getMessage();
        String words = message == null ? failure.getClass().getSimpleName() : message;
        return words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS);
    }

    /** Finds a failure of a kind among a failure and its causes. */
    static <T extends Throwable> @Nullable T find(Class<T> kind, Throwable failure) {
        Throwable at = failure;
        while (at != null && !kind.isInstance(at)) {
            at = at.getCause();
        }
        return at == null ? null : kind.cast(at);
    }
}
