package org.lfsr.pipeline.delivery;

import java.util.Map;
import org.lfsr.storage.ObjectLocation;

/**
 * Where and how products are stored.
 *
 * @param bucket the bucket, which exists
 * @param keys under which keys
 * @param previews whether there are pictures
 * @param dicom what is made of scans that were DICOM, besides
 * @param configuration what else results depend on, by configuration key, as text: manifests say it, and what was made
 *     with another configuration is made again
 * @param serviceVersion the version of the software
 */
public record DeliverySettings(
        String bucket,
        ProductKeys keys,
        Previews previews,
        DicomOutput dicom,
        Map<String, String> configuration,
        String serviceVersion) {

    /**
     * Copies the map and checks the bucket's name.
     *
     * @throws IllegalArgumentException if S3 does not allow it
     */
    public DeliverySettings {
        ObjectLocation.requireBucket(bucket);
        configuration = Map.copyOf(configuration);
    }

    /** Whether pictures are made, which takes fonts. */
    public enum Previews {
        /** One for each stack. */
        PNG,
        /** None. */
        NONE
    }
}
