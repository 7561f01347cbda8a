package org.lfsr.archive;

import java.io.IOException;
import org.lfsr.events.NewScan;

/** Takes requests for scans to be done again. */
@FunctionalInterface
public interface ScanQueue {

    /**
     * Publishes a request, and returns once it is there for good.
     *
     * @throws IOException if it may not be there; published again with the same id, it is the same request
     */
    void publish(NewScan request) throws IOException;
}
