package org.lfsr.pipeline;

import java.io.IOException;
import java.util.Optional;
import org.lfsr.pipeline.manifest.Manifest;

/** Knows what was done before. */
@FunctionalInterface
public interface DoneScans {

    /**
     * Looks for an earlier run of the same scan, of the same content, with the same models.
     *
     * @param request what is asked
     * @param etag the ETag that the scan's object has now
     * @param generator what would enhance it
     * @return what the earlier run stored; empty if there was none
     * @throws IOException if that cannot be found out now
     */
    Optional<Manifest> find(ScanRequest request, String etag, GeneratorModel generator) throws IOException;
}
