package org.lfsr.archive.report;

import org.jspecify.annotations.Nullable;

/**
 * A scan's results.
 *
 * @param scanId whose
 * @param before the newest of other models; null if there is none
 * @param after that of today's models; null if there is none
 * @param rejected whether today's models have rejected it
 */
public record Comparison(
        String scanId, @Nullable Figures before, @Nullable Figures after, boolean rejected) {

    /** What became of it. */
    public Change change() {
        return after == null && rejected ? Change.REJECTED : Change.between(before, after);
    }
}
