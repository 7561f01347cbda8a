package org.lfsr.archive;

import java.time.Instant;
import org.lfsr.storage.ObjectLocation;

/** Is told how a sweep goes, in the sweep's thread. */
public interface SweepListener {

    /** It goes on where an earlier one stopped. */
    void resumed(Cursor from);

    /** It waits for off-peak hours to begin. */
    void waits(OffPeak hours, Instant until);

    /** A scan is to be done again: the request is published, or would be if this were no rehearsal. */
    void published(ArchivedScan scan);

    /** A scan is left out: its metadata give it the id of another object, which counts. */
    void clashes(ArchivedScan scan, ObjectLocation other);

    /** A scan was done before. */
    void skipped(ArchivedScan scan);
}
