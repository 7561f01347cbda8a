package org.lfsr.pipeline;

/**
 * How large a scan may be.
 *
 * @param maxBytes the most bytes of its object, as stored; at least 1
 * @param maxVoxels the most voxels, at least 1; each takes four bytes of heap. While a DICOM series is read, its
 *     instances are in memory too: four bytes of theirs count as a voxel
 */
public record ReadLimits(long maxBytes, int maxVoxels) {

    private static final int MOST_VOXELS = Integer.MAX_VALUE - 8;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one allows nothing
     */
    public ReadLimits {
        if (maxBytes < 1 || maxVoxels < 1) {
            throw new IllegalArgumentException(
                    "Limits are at least 1 byte and 1 voxel, found %d and %d".formatted(maxBytes, maxVoxels));
        }
    }

    /** What a volume may have whose slices are {@code scale} times as fine. */
    ReadLimits refined(int scale) {
        long area = (long) scale * scale;
        double bytes = (double) maxBytes * area;
        return new ReadLimits((long) bytes, (int) Math.min(MOST_VOXELS, maxVoxels * area));
    }
}
