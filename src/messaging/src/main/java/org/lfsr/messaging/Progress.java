package org.lfsr.messaging;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a partition is done.
 *
 * @param prefix the first offset that is not done: everything before it is
 * @param beyond offsets after {@code prefix} that are done too, not to be changed
 */
record Progress(long prefix, SortedSet<Long> beyond) {

    /** Nothing is done. */
    static final Progress NONE = new Progress(0, Collections.emptySortedSet());

    static Progress of(long prefix, Collection<Long> beyond) {
        return new Progress(prefix, Collections.unmodifiableSortedSet(new TreeSet<>(beyond)));
    }

    Progress {
        if (prefix < 0 || (!beyond.isEmpty() && beyond.first() <= prefix)) {
            throw new IllegalArgumentException(
                    "What is done beyond the prefix %d must come after it, not %s".formatted(prefix, beyond));
        }
    }
}
