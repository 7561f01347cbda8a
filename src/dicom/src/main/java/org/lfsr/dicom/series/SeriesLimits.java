package org.lfsr.dicom.series;

import org.lfsr.dicom.DicomLimits;

/**
 * How much a series may hold. Bounds memory: about {@code maxBytes} while it is collected, and 4 bytes for each voxel
 * on top while it is put together.
 *
 * @param instance how much one instance may hold
 * @param maxInstances the most objects, images or not; at least 1
 * @param maxBytes the most bytes of all instances that have images, as they are stored
 * @param maxVoxels the most voxels
 */
public record SeriesLimits(DicomLimits instance, int maxInstances, long maxBytes, int maxVoxels) {

    private static final int USUAL_INSTANCES = 10_000;
    private static final long USUAL_BYTES = 1L << 30;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one allows nothing
     */
    public SeriesLimits {
        if (maxInstances < 1 || maxBytes < 1 || maxVoxels < 1) {
            throw new IllegalArgumentException("Limits of %d instances, %d bytes and %d voxels allow no series"
                    .formatted(maxInstances, maxBytes, maxVoxels));
        }
    }

    /** Limits the voxels; up to 10000 objects and 1 GiB. */
    public static SeriesLimits ofVoxels(int maxVoxels) {
        return new SeriesLimits(DicomLimits.USUAL, USUAL_INSTANCES, USUAL_BYTES, maxVoxels);
    }
}
