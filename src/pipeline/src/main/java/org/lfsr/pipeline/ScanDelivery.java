package org.lfsr.pipeline;

import java.io.IOException;
import org.lfsr.pipeline.manifest.Manifest;

/** Stores what came out. */
@FunctionalInterface
public interface ScanDelivery {

    /**
     * Stores a scan's results, the manifest last. Doing so twice leaves the same objects.
     *
     * @return the manifest that was stored
     * @throws IOException if not everything is stored; another try may help
     */
    Manifest deliver(FinishedScan scan) throws IOException;
}
