package org.lfsr.service.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a scan stands.
 *
 * @param scanId its id
 * @param state what it waits for, or that it is done
 * @param requestId the request that is not done yet; null if it is done
 * @param attempt the attempt that is next, or under way; null if it is done
 * @param nextAttemptAt when it is tried again; null unless it waits for that
 * @param lastFailure why it failed last; null if it did not
 * @param results what is stored of it, a generator each
 */
public record ScanView(
        String scanId,
        State state,
        @Nullable String requestId,
        @Nullable Integer attempt,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastFailure,
        List<Result> results) {

    /** Copies the list. */
    public ScanView {
        results = List.copyOf(results);
    }

    /** How far a scan is. */
    public enum State {
        /** It waits for its turn. */
        QUEUED,
        /** It is at work. */
        RUNNING,
        /** It waits to be tried again. */
        WAITING_FOR_RETRY,
        /** Its completion event is being published. */
        PUBLISHING,
        /** Its results are stored. */
        DONE
    }

    /**
     * What is stored of a scan.
     *
     * @param generator the generator's name and version
     * @param outcome how it ended
     * @param lesions how many lesions were found
     * @param replaced for how many of them interpolation was delivered instead
     * @param completedAt when it was stored
     * @param bucket where the manifest is
     * @param manifestKey its key
     */
    public record Result(
            String generator,
            String outcome,
            int lesions,
            int replaced,
            Instant completedAt,
            String bucket,
            String manifestKey) {}
}
