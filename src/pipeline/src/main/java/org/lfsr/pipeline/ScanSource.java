package org.lfsr.pipeline;

import org.jspecify.annotations.Nullable;
import org.lfsr.storage.ObjectLocation;

/**
 * An object that a request names.
 *
 * @param location where it lies
 * @param etag the content that is meant; null if any is
 */
public record ScanSource(ObjectLocation location, @Nullable String etag) {}
