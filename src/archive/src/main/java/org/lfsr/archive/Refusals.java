package org.lfsr.archive;

import java.io.IOException;
import java.util.Set;

/** Knows which requests were rejected: they leave nothing behind among the results. */
@FunctionalInterface
public interface Refusals {

    /** Knows of none. */
    Refusals NONE = Set::of;

    /**
     * The ids of the requests that were rejected by now.
     *
     * @throws IOException if they cannot be told
     */
    Set<String> requestIds() throws IOException;
}
