package org.lfsr.service.rest;

import org.jspecify.annotations.Nullable;
import org.lfsr.events.Priority;

/**
 * A scan to be enhanced.
 *
 * @param scanId its id, a pseudonym: 1 to 128 letters, digits, '-', '_' or '.', beginning with a letter or digit
 * @param requestId the request's id: sent again with the same, it is the same request; one is made without
 * @param location where it lies; a key that ends in a slash is the prefix of a DICOM series
 * @param instanceCount how many instances the series has; without it not known
 * @param scale 2 or 4; without it what there is a model for
 * @param priority STAT, ROUTINE or ARCHIVE; without it ROUTINE
 * @param modality the DICOM modality; without it MR
 * @param sequence the sequence by the name that model cards use; without it not known
 * @param reference a volume to measure results against; without it none
 * @param lesionMask labels to measure detection against; without it none
 */
public record ScanBody(
        @Nullable String scanId,
        @Nullable String requestId,
        @Nullable LocationBody location,
        @Nullable Integer instanceCount,
        @Nullable Integer scale,
        @Nullable Priority priority,
        @Nullable String modality,
        @Nullable String sequence,
        @Nullable LocationBody reference,
        @Nullable LocationBody lesionMask) {

    /**
     * Where an object lies.
     *
     * @param bucket its bucket
     * @param key its key
     * @param etag the content that is meant; without it any
     */
    public record LocationBody(
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String etag) {}
}
