package org.lfsr.storage.s3;

import io.minio.errors.MinioException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.lfsr.storage.ObjectStoreException;

/** Sends requests, and sends them again if they fail for a reason that passes. */
record Requests(S3Retries retries) {

    /**
     * Sends a request that changes nothing that can be seen.
     *
     * @param doing what it does, for messages
     */
    <T> T ask(String doing, Supplier<CompletableFuture<T>> request) throws ObjectStoreException {
        try {
            return answer(request);
        } catch (FailedException e) {
            throw e.failure().ofAsking(doing);
        }
    }

    /**
     * Sends a request that may be carried out twice.
     *
     * @throws FailedException if the last try failed, or a try for a reason that does not pass
     */
    <T> T answer(Supplier<CompletableFuture<T>> request) throws FailedException {
        boolean doubted = false;
        for (int retry = 1; ; retry++) {
            try {
                return awaited(request.get());
            } catch (ExecutionException e) {
                Failure failure = new Failure(cause(e));
                if (retry > retries.max() || !failure.isTransient() || !waited(retries.bound(retry))) {
                    throw new FailedException(failure, doubted);
                }
                doubted |= failure.leavesDoubt();
            }
        }
    }

    /** Closes what nobody will read; that it cannot be closed either is told beside the reason. */
    static void closeQuietly(Closeable unread, Exception reason) {
        try {
            unread.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static <T> T awaited(CompletableFuture<T> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            InterruptedIOException interrupted = new InterruptedIOException("interrupted before the answer");
            CompletableFuture<Void> unused = answer.thenAccept(late -> {
                if (late instanceof Closeable body) {
                    closeQuietly(body, interrupted);
                }
            });
            Thread.currentThread().interrupt();
            throw new ExecutionException(interrupted);
        }
    }

    private static boolean waited(Duration bound) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound.toMillis() + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The innermost failure of one of ours or the JDK's: the client wraps some of them, more than once. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof StatusException)) {
            boolean wrapper = cause instanceof ExecutionException
                    || cause instanceof CompletionException
                    || cause instanceof MinioException;
            if (!wrapper) {
                return cause;
            }
            cause = cause.getCause();
        }
        return cause;
    }

    /** A request that failed for good. */
    static final class FailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Failure failure;
        private final boolean doubted;

        FailedException(Failure failure, boolean doubted) {
            super(failure.thrown());
            this.failure = failure;
            this.doubted = doubted;
        }

        Failure failure() {
            return failure;
        }

        /** Whether an earlier try may have succeeded. */
        boolean doubted() {
            return doubted;
        }
    }
}
