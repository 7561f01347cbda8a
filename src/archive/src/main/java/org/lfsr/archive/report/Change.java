package org.lfsr.archive.report;

import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.manifest.Manifest.Outcome;

/** What today's models made of a scan, beside what others made of it before. */
public enum Change {
    /** There are figures of both, and today's are better. */
    BETTER,
    /** There are figures of both, and today's are worse. */
    WORSE,
    /** There are figures of both, and they do not differ, or there is nothing to compare. */
    SAME,
    /** One found lesions, the other none: somebody should look. */
    LESIONS_DIFFER,
    /** No other models have done this scan. */
    FIRST,
    /** Today's models were asked for it, and it was rejected. */
    REJECTED,
    /** Today's models have not done it: it is still to come, or was rejected at a time that nobody looked at. */
    NOT_DONE;

    /** Below this, a difference of decibels is none. */
    private static final double LEAST_DB = 0.05;

    /**
     * Compares two results: first which share of the lesions had to be interpolated; if that is the same, the likeness
     * to the reference, or, where not both have one, the likeness to the input when made coarse again.
     */
    static Change between(@Nullable Figures before, @Nullable Figures after) {
        if (after == null) {
            return NOT_DONE;
        }
        if (before == null) {
            return FIRST;
        }
        if (before.outcome() != after.outcome()) {
            return LESIONS_DIFFER;
        }
        if (after.outcome() == Outcome.NO_LESION) {
            return SAME;
        }
        if (before.replacedShare() != after.replacedShare()) {
            return before.replacedShare() > after.replacedShare() ? BETTER : WORSE;
        }
        Change byReference = byDecibels(before.referencePsnrDb(), after.referencePsnrDb());
        return byReference == null
                ? orSame(byDecibels(before.redegradationPsnrDb(), after.redegradationPsnrDb()))
                : byReference;
    }

    private static @Nullable Change byDecibels(@Nullable Double before, @Nullable Double after) {
        if (before == null || after == null) {
            return null;
        }
        double gain = before.equals(after) ? 0 : after - before; // both may be infinite
        if (Math.abs(gain) < LEAST_DB) {
            return SAME;
        }
        return gain > 0 ? BETTER : WORSE;
    }

    private static Change orSame(@Nullable Change change) {
        return change == null ? SAME : change;
    }
}
