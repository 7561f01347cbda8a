package org.lfsr.pipeline;

/**
 * Why a scan can never be enhanced as it is.
 *
 * @param reason for programs
 * @param sentence for people: the value found and the value wanted; no patient data
 */
public record Rejection(Reason reason, String sentence) {

    /** The kinds of reasons, by the names that completion events use. */
    public enum Reason {
        /** A field of the request breaks its rule. */
        REQUEST_INVALID,
        /** There is no such object. */
        OBJECT_MISSING,
        /** The object has another ETag than the request's. */
        OBJECT_CHANGED,
        /** The object is in no format that is read. */
        NOT_A_VOLUME,
        /** The file ends early. */
        TRUNCATED,
        /** Sizes, spacing or orientation that no scan has. */
        HEADER_IMPLAUSIBLE,
        /** More voxels or bytes than are taken, unpacked. */
        TOO_LARGE,
        /** A slice below the models' least size. */
        TOO_SMALL,
        /** NaN or infinite voxels. */
        NOT_FINITE,
        /** A feature of the format that is not read. */
        UNSUPPORTED,
        /** There is no model for this scale. */
        NO_MODEL,
        /** The scan lies outside what the models were made for. */
        OUTSIDE_COMPETENCE,
        /** Instances of a series are missing, and were waited for long enough. */
        INCOMPLETE_SERIES
    }
}
