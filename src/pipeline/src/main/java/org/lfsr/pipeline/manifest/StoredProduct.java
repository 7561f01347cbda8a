package org.lfsr.pipeline.manifest;

/**
 * An object that was stored.
 *
 * @param key its key, in the manifest's own bucket
 * @param sizeBytes its size
 * @param sha256 the digest of its bytes, in lower-case hexadecimal
 */
public record StoredProduct(String key, long sizeBytes, String sha256) {}
