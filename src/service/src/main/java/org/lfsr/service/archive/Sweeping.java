package org.lfsr.service.archive;

import java.io.IOException;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.SweepListener;
import org.lfsr.archive.Timekeeper;

/** One sweep, from where the last one stopped. */
@FunctionalInterface
public interface Sweeping {

    /**
     * Sweeps to the end, or until it shall stop.
     *
     * @return how far it came
     * @throws IOException if store or broker fail; the next one goes on there
     */
    Cursor run(Timekeeper time, SweepListener listener) throws IOException;
}
