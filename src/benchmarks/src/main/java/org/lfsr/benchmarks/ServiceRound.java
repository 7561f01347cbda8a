package org.lfsr.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.StageTiming;

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

    private static final double MICROS = 1e6;

    /** Copies the list. */
    ServiceRound {
        completed = List.copyOf(completed);
    }

    /** How many lesions were found. */
    int lesions() {
        return completed.stream().mapToInt(event -> event.getStacks().size()).sum();
    }

    /** Wall-clock seconds of a scan in each stage, in order. */
    static Map<String, Double> stageSeconds(List<ScanCompleted> completed) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (ScanCompleted event : completed) {
            for (StageTiming timing : event.getTimings()) {
                seconds.merge(timing.getStage(), timing.getMicros() / MICROS / completed.size(), Double::sum);
            }
        }
        return seconds;
    }
}
