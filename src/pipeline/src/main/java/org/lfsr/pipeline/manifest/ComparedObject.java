package org.lfsr.pipeline.manifest;

import org.jspecify.annotations.Nullable;

/**
 * An object that figures were measured against, as the request named it.
 *
 * @param bucket its bucket
 * @param key its key
 * @param etag the content that the request meant; null if any
 */
public record ComparedObject(
        String bucket, String key, @Nullable String etag) {}
