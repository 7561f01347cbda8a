package org.lfsr.imaging.nifti;

import java.util.Locale;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * How much a volume that is read may hold. Bounds memory and time: no more is decompressed than the header announces
 * within these limits, and a little behind it.
 *
 * @param maxVoxels the most voxels, at least 1; reading them takes up to 4.25 bytes of heap each
 * @param maxHeaderBytes the most bytes before the first voxel, header and extensions, at least 352
 */
public record NiftiLimits(int maxVoxels, int maxHeaderBytes) {

    private static final int LEAST_HEADER_BYTES = 352;
    private static final int USUAL_HEADER_BYTES = 16 << 20;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is too small for any volume
     */
    public NiftiLimits {
        if (maxVoxels < 1 || maxHeaderBytes < LEAST_HEADER_BYTES) {
            throw new IllegalArgumentException(
                    "Limits of %d voxels and %d header bytes allow no volume; at least 1 and %d are needed"
                            .formatted(maxVoxels, maxHeaderBytes, LEAST_HEADER_BYTES));
        }
    }

    /** Limits the voxels; header and extensions may take 16 MiB. */
    public static NiftiLimits ofVoxels(int maxVoxels) {
        return new NiftiLimits(maxVoxels, USUAL_HEADER_BYTES);
    }

    void checkVoxels(long width, long height, long depth) throws UnreadableVolumeException {
        double voxels = (double) width * height * depth;
        if (voxels > maxVoxels) {
            throw new UnreadableVolumeException(
                    Reason.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "%d x %d x %d are %.0f voxels, more than the limit of %d",
                            width,
                            height,
                            depth,
                            voxels,
                            maxVoxels));
        }
    }

    void checkHeader(double bytes) throws UnreadableVolumeException {
        if (bytes > maxHeaderBytes) {
            throw new UnreadableVolumeException(
                    Reason.TOO_LARGE,
                    "Voxels begin at byte %s, beyond the limit of %d".formatted(bytes, maxHeaderBytes));
        }
    }
}
