package org.lfsr.archive;

import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.storage.ObjectStat;

/**
 * A scan of an archive.
 *
 * @param object what it is stored as now
 * @param scanId its pseudonym
 */
public record ArchivedScan(ObjectStat object, String scanId) {

    /** The id of a sweep's request for it. */
    public String requestId(ModelPair models) {
        return ScanRequests.id(this, models);
    }

    /** Whether this was read, with the bytes that it has now. */
    boolean is(InputObject input) {
        return input.bucket().equals(object.location().bucket())
                && input.key().equals(object.location().key())
                && input.etag().equals(object.etag());
    }
}
