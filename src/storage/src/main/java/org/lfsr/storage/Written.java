package org.lfsr.storage;

/**
 * An object that was written.
 *
 * @param location where it lies
 * @param digest of its bytes, computed while they were written
 * @param etag as {@link ObjectStat#etag()} gives it
 */
public record Written(ObjectLocation location, Digest digest, String etag) {}
