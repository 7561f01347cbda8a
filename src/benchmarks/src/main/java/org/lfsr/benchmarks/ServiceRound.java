package org.lfsr.benchmarks;

import java.time.Duration;
import java.util.List;
import org.lfsr.events.ScanCompleted;

/**
 * Scans that went through the service.
 *
 * @param wall from the first event's publication until the last completion was read
 * @param cpu what the service's process had of the processors in this time
 * @param neighbours what this process had, with broker and store in it
 * @param completed the completions, one a scan
 * @param eventBytes the size of their records' values together
 */
record ServiceRound(Duration wall, Duration cpu, Duration neighbours, List<ScanCompleted> completed, long eventBytes) {

    /** Copies the list. */
    ServiceRound {
        completed = List.copyOf(completed);
    }
}
