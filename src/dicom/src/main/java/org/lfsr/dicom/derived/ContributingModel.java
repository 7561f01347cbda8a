package org.lfsr.dicom.derived;

/**
 * A model that took part.
 *
 * @param role what it did, in words
 * @param name what it is called
 * @param version its version
 * @param sha256 the digest of its file, in lower-case hexadecimal
 */
public record ContributingModel(String role, String name, String version, String sha256) {}
