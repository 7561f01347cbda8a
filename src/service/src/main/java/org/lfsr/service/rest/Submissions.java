package org.lfsr.service.rest;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.messaging.ScanSubmission;

/**
 * Publishes requests, those for the archive to a topic of their own.
 *
 * @param scans for all others
 * @param archive for priority ARCHIVE
 * @param patience how long the broker may take
 * @param trace the trace context to go on with, by header names
 */
record Submissions(
        ScanSubmission scans, ScanSubmission archive, Duration patience, Supplier<Map<String, String>> trace) {

    /**
     * Publishes a request, and returns once it is there for good.
     *
     * @throws ProblemException if it may not be
     */
    void submit(NewScan event) {
        ScanSubmission topic = event.getPriority() == Priority.ARCHIVE ? archive : scans;
        try {
            topic.submit(event, trace.get()).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw unavailable("no answer within %s".formatted(patience), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted", e);
        }
    }

    private static ProblemException unavailable(String reason, Exception cause) {
        return new ProblemException(
                Response.Status.SERVICE_UNAVAILABLE,
                "The request may not be published: %s. Send it again with the same requestId".formatted(reason),
                cause);
    }
}
