package org.lfsr.dicom.series;

import org.lfsr.dicom.DicomLimits;

/**
 * How much a series may hold. Bounds memory to about {@code maxBytes}: the instances as they are encoded, and on top,
 * while they are put together, 4 bytes for each voxel.
 *
 * @param instance how much one instance may hold
 * @param maxInstances the most objects, images or not; at least 1
 * @param maxBytes the most bytes of all instances that have images, as they are stored, and of their voxels together
 * @param maxVoxels the most voxels
 */
public record SeriesLimits(DicomLimits instance, int maxInstances, long maxBytes, int maxVoxels) {

    /** What a voxel takes once it is decoded. */
    static final int VOXEL_BYTES = Float.BYTES;

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

    /** Limits the voxels; up to 10000 objects, and 1 GiB of them beside the voxels. */
    public static SeriesLimits ofVoxels(int maxVoxels) {
        long bytes = USUAL_BYTES + (long) VOXEL_BYTES * maxVoxels;
        return new SeriesLimits(DicomLimits.USUAL, USUAL_INSTANCES, bytes, maxVoxels);
    }

    /**
     * Limits all that a series takes to the memory of so many voxels: of 16 bits that are not compressed there may be
     * two thirds of them.
     *
     * @param voxels how many, at least 1
     * @param maxInstances the most objects
     */
    public static SeriesLimits inMemoryOf(int voxels, int maxInstances) {
        int largestInstance = (int) Math.min(DicomLimits.USUAL.maxBytes(), (long) VOXEL_BYTES * voxels / 2);
        DicomLimits instance = new DicomLimits(largestInstance, DicomLimits.USUAL.maxAttributes());
        return new SeriesLimits(instance, maxInstances, (long) VOXEL_BYTES * voxels, voxels);
    }
}
