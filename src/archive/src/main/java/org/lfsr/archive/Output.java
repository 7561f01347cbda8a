package org.lfsr.archive;

import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.storage.ObjectLocation;

/**
 * Where results lie, as the service is set to store them.
 *
 * @param bucket their bucket
 * @param keys under which keys
 */
public record Output(String bucket, ProductKeys keys) {

    /**
     * Checks the bucket's name.
     *
     * @throws IllegalArgumentException if S3 does not allow it
     */
    public Output {
        ObjectLocation.requireBucket(bucket);
    }

    /** Whether an object is a result, or would be one: results are volumes too, and no scans. */
    boolean holds(ObjectLocation location) {
        return location.bucket().equals(bucket) && location.key().startsWith(keys.prefix() + "/");
    }
}
