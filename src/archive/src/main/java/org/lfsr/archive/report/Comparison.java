package org.lfsr.archive.report;

import org.jspecify.annotations.Nullable;

/**
 * A scan's results.
 *
 * @param scanId whose
 * @param before the newest of other models; null if there is none
 * @param after that of today's models; null if there is none
 */
public record Comparison(
        String scanId, @Nullable Figures before, @Nullable Figures after) {

    /** What became of it. */
    public Change change() {
        return Change.between(before, after);
    }
}
