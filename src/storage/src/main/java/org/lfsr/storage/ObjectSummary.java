package org.lfsr.storage;

import java.time.Instant;

/**
 * An object as a list gives it.
 *
 * @param location where it lies
 * @param sizeBytes how many bytes it has
 * @param etag changes when the object does, and says nothing else
 * @param lastModified when it was written, to the second at least
 */
public record ObjectSummary(ObjectLocation location, long sizeBytes, String etag, Instant lastModified) {}
