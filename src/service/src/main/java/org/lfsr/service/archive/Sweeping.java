package org.lfsr.service.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.SweepListener;
import org.lfsr.archive.Timekeeper;

/** One sweep, from where the last one stopped. Of several processes one does it. */
@FunctionalInterface
public interface Sweeping {

    /**
     * Sweeps to the end, or until it shall stop.
     *
     * @param due when it was to begin
     * @return how far it came; empty if another process sweeps, or has swept since it was due
     * @throws IOException if store or broker fail; the next one goes on there
     */
    Optional<Cursor> run(Instant due, Timekeeper time, SweepListener listener) throws IOException;
}
