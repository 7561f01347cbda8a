package org.lfsr.storage;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of an object without reading it.
 *
 * @param location where it lies
 * @param sizeBytes how many bytes it has
 * @param etag changes when the object does, and says nothing else
 * @param lastModified when it was written, to the second at least
 * @param contentType the media type that its writer gave, {@code application/octet-stream} without one
 * @param metadata what its writer gave, by lower-case names
 */
public record ObjectStat(
        ObjectLocation location,
        long sizeBytes,
        String etag,
        Instant lastModified,
        String contentType,
        Map<String, String> metadata) {

    /** Copies the metadata. */
    public ObjectStat {
        metadata = Map.copyOf(metadata);
    }
}
