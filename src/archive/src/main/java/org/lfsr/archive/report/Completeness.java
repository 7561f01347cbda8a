package org.lfsr.archive.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.Refusals;
import org.lfsr.archive.Results;
import org.lfsr.archive.Timekeeper;

/** Waits for scans to be done, or rejected. */
public final class Completeness {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Results results;
    private final ModelPair models;
    private final Refusals refusals;
    private final Timekeeper time;

    /** Waits for scans to be done with two models. */
    public Completeness(Results results, ModelPair models, Refusals refusals, Timekeeper time) {
        this.results = results;
        this.models = models;
        this.refusals = refusals;
        this.time = time;
    }

    /**
     * Waits until all scans are done or rejected, the time is over, or the work shall stop.
     *
     * @return how many are neither
     * @throws IOException if the store fails, or nobody tells what was rejected
     */
    public int await(List<ArchivedScan> scans, Duration limit) throws IOException {
        Instant end = time.now().plus(limit);
        List<ArchivedScan> open = open(scans);
        while (!open.isEmpty() && time.now().isBefore(end) && !time.isStopping()) {
            Instant next = time.now().plus(LOOK_EVERY);
            time.waitUntil(next.isBefore(end) ? next : end);
            open = open(open);
        }
        return open.size();
    }

    private List<ArchivedScan> open(List<ArchivedScan> scans) throws IOException {
        List<ArchivedScan> open = new ArrayList<>();
        Set<String> rejected = refusals.requestIds();
        for (ArchivedScan scan : scans) {
            if (!rejected.contains(scan.requestId(models))
                    && results.current(scan, models).isEmpty()) {
                open.add(scan);
            }
        }
        return open;
    }
}
