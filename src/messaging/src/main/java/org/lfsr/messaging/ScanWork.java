package org.lfsr.messaging;

import java.util.concurrent.CompletionStage;

/** What is done with a scan. */
public interface ScanWork {

    /**
     * Begins to work on a scan and returns at once: it is called on the conductor's own thread, which must not wait.
     *
     * <p>Never called for two jobs of one scan id at a time. A scan may be done twice, after a crash or when its
     * partition changes hands, and must then leave the same behind; its completion is published once.
     *
     * @return completes with the event to publish, which is REJECTED for a scan that can never be enhanced. Fails with
     *     {@link HopelessException} if trying again is no use, and with anything else if it may be; a stage that never
     *     completes keeps its place for ever, so the work has a time limit of its own
     */
    CompletionStage<Answer> work(ScanJob job);
}
