package org.lfsr.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.events.ScanCompleted;
import org.lfsr.messaging.ScanStatus.Phase;

/** A request from its arrival until its result is committed. Only the desk's thread touches it. */
final class PendingScan {

    private final Delivery delivery;
    private final NewScan request;
    private final long arrival;
    private Phase phase = Phase.QUEUED;
    private int attempt = 1;
    private @Nullable Instant nextAttemptAt;
    private @Nullable Throwable lastFailure;
    private @Nullable ScanCompleted completion;

    /**
     * Begins as queued.
     *
     * @param arrival its number in the order of arrival
     */
    PendingScan(Delivery delivery, NewScan request, long arrival) {
        this.delivery = delivery;
        this.request = request;
        this.arrival = arrival;
    }

    Delivery delivery() {
        return delivery;
    }

    String scanId() {
        return request.getScanId();
    }

    Priority priority() {
        return request.getPriority();
    }

    long arrival() {
        return arrival;
    }

    int attempt() {
        return attempt;
    }

    Phase phase() {
        return phase;
    }

    /** The event that is published for it; null if there is none yet, or none at all. */
    @Nullable
    ScanCompleted completion() {
        return completion;
    }

    boolean isWaiting() {
        return phase == Phase.QUEUED || phase == Phase.WAITING_FOR_RETRY;
    }

    void queue() {
        phase = Phase.QUEUED;
        nextAttemptAt = null;
    }

    void run() {
        phase = Phase.RUNNING;
    }

    void waitUntil(Instant next, Throwable failure) {
        phase = Phase.WAITING_FOR_RETRY;
        nextAttemptAt = next;
        lastFailure = failure;
        attempt++;
    }

    void publish() {
        phase = Phase.PUBLISHING;
    }

    void complete(ScanCompleted event) {
        completion = event;
    }

    void withdraw() {
        completion = null;
    }

    ScanJob job() {
        return new ScanJob(request, delivery.origin(), attempt, delivery.arrivedAt(), delivery.trace());
    }

    ScanStatus status() {
        return new ScanStatus(
                scanId(),
                request.getEventId(),
                priority(),
                phase,
                attempt,
                nextAttemptAt,
                lastFailure == null ? null : Failures.words(lastFailure));
    }
}
