package org.lfsr.service.work;

import java.io.IOException;
import org.lfsr.pipeline.Deadline;
import org.lfsr.pipeline.EnhancedScan;
import org.lfsr.pipeline.Preparation;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.manifest.Manifest;

/** The stages of the work on a scan. */
public interface Stages {

    /** Fetches and decodes; several threads at once. */
    Preparation.Result prepare(ScanRequest request, Deadline deadline) throws IOException;

    /** Calls the networks; one thread. */
    EnhancedScan enhance(Preparation.Prepared scan, Deadline deadline) throws IOException;

    /** Checks and stores; several threads at once. */
    Manifest finish(EnhancedScan scan, Deadline deadline) throws IOException;
}
