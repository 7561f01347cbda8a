package org.lfsr.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A scan to be enhanced.
 *
 * @param requestId the request's own id
 * @param scanId the scan's pseudonym: 1 to 128 letters, digits, '-', '_' or '.', beginning with a letter or digit
 * @param scan where it lies
 * @param modality its DICOM modality, such as {@code MR}
 * @param sequence its pulse sequence by the name that model cards use; null if it is not known
 * @param scale how many times as fine the result shall be; null for what there is a model for
 * @param reference a volume to measure results against, {@code scale} times as fine; null if there is none
 * @param lesionMask labels on the scan's grid to measure detection against; null if there are none
 */
public record ScanRequest(
        String requestId,
        String scanId,
        ScanSource scan,
        String modality,
        @Nullable String sequence,
        @Nullable Integer scale,
        @Nullable ScanSource reference,
        @Nullable ScanSource lesionMask) {}
