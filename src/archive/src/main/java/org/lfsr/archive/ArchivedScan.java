package org.lfsr.archive;

import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.storage.ObjectStat;

/**
 * A scan of an archive.
 *
 * @param object what it is stored as now; of a series, what is known of all its objects together
 * @param key the object's key, or the series' prefix with the slash at its end
 * @param scanId its pseudonym
 */
public record ArchivedScan(ObjectStat object, String key, String scanId) {

    /** Whether it is a DICOM series, an object an instance. */
    boolean isSeries() {
        return key.endsWith("/");
    }

    /** The id of a sweep's request for it. */
    public String requestId(ModelPair models) {
        return ScanRequests.id(this, models);
    }

    /** Whether this was read, with the bytes that it has now. */
    boolean is(InputObject input) {
        return input.bucket().equals(object.location().bucket())
                && input.key().equals(key)
                && input.etag().equals(object.etag());
    }
}
