package org.lfsr.pipeline.manifest;

/**
 * The object that was read.
 *
 * @param bucket its bucket
 * @param key its key
 * @param etag its ETag when it was read
 * @param sizeBytes its size as stored
 * @param sha256 the digest of its bytes as stored, in lower-case hexadecimal
 */
public record InputObject(String bucket, String key, String etag, long sizeBytes, String sha256) {}
