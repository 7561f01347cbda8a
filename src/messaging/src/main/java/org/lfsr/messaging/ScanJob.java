package org.lfsr.messaging;

import java.time.Instant;
import java.util.Map;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;

/**
 * A scan to be worked on, for the first time or again.
 *
 * @param request what is asked
 * @param origin the record that asks for it
 * @param attempt which attempt this is, from 1
 * @param arrivedAt when the record was taken in by this process
 * @param trace the trace context that the record carries: header names ({@code traceparent}, {@code tracestate},
 *     {@code baggage}) and their values; empty if there is none
 */
public record ScanJob(NewScan request, Origin origin, int attempt, Instant arrivedAt, Map<String, String> trace) {

    /** Copies the map. */
    public ScanJob {
        trace = Map.copyOf(trace);
    }

    /** The scan's id. */
    public String scanId() {
        return request.getScanId();
    }

    /** How soon a result is wanted. */
    public Priority priority() {
        return request.getPriority();
    }
}
