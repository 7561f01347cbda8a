package org.lfsr.pipeline.manifest;

/**
 * A model that took part.
 *
 * @param role what it did
 * @param modelId its name and version, from its card
 * @param sha256 the digest of its ONNX file, in lower-case hexadecimal
 */
public record ModelUse(Role role, String modelId, String sha256) {

    /** What models do. */
    public enum Role {
        /** Finds lesions. */
        LESION_DETECTOR,
        /** Enhances them. */
        GENERATOR
    }
}
