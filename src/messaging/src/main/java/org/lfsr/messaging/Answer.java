package org.lfsr.messaging;

import java.util.Map;
import org.lfsr.events.ScanCompleted;

/**
 * How work on a scan ended.
 *
 * @param event what to publish
 * @param trace the trace context that its record shall carry, by header names; empty if there is none. Inside the trace
 *     of the {@linkplain ScanJob#trace() request}, if that has one
 */
public record Answer(ScanCompleted event, Map<String, String> trace) {

    /** Copies the map. */
    public Answer {
        trace = Map.copyOf(trace);
    }
}
