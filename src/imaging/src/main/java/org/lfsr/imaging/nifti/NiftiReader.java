package org.lfsr.imaging.nifti;

import java.io.IOException;
import java.io.InputStream;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;
import org.lfsr.imaging.Volume;

/**
 * Reads NIfTI-1 and NIfTI-2 volumes from untrusted streams: one file, {@code .nii} or {@code .nii.gz} told apart by its
 * contents, in either byte order, with voxels of any {@link NiftiDatatype}.
 *
 * <p>There must be three axes, each at least 1 voxel long, so a single slice that is placed in space is a volume;
 * further axes may be there if they are 1 long. Voxels come back as {@code slope * stored + intercept}; a slope of 0 or
 * one that is not finite means unscaled, as the format prescribes. Which intensities they are is not looked at, nor how
 * many bits the header claims for them: its datatype decides.
 *
 * <p>They lie where the header's matrix (sform) says, else its quaternion (qform), else, as nibabel has it, around the
 * origin with x running to the left. Metres and microns become millimetres (nibabel leaves them); an unknown unit is
 * taken for millimetres. Voxels of less than 0.001 or more than 200 mm, or more than 100 m away, are refused.
 *
 * <p>Streams are read to their volume's end and perhaps beyond, and left open. They must end where their object ends: a
 * connection that is cut has to show as an {@link IOException}, which comes through unchanged.
 *
 * <p>Instances hold nothing but their limits and may be shared between threads.
 */
public final class NiftiReader {

    private static final int SKIP_BYTES = 1 << 12;

    private final NiftiLimits limits;

    /** Creates a reader that refuses whatever is larger than its limits. */
    public NiftiReader(NiftiLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a scan whole.
     *
     * @throws UnreadableVolumeException if the bytes are not such a volume, whole, finite and not all the same
     * @throws IOException if the stream fails
     */
    public Volume read(InputStream stream) throws IOException, UnreadableVolumeException {
        try (NiftiStream volume = open(stream)) {
            return volume.next(volume.slicesLeft());
        }
    }

    /**
     * Reads a label volume whole: as {@link #read}, but all voxels may be the same.
     *
     * @throws UnreadableVolumeException if the bytes are not such a volume, whole and finite
     * @throws IOException if the stream fails
     */
    public Volume readLabels(InputStream stream) throws IOException, UnreadableVolumeException {
        try (NiftiStream volume = openLabels(stream)) {
            return volume.next(volume.slicesLeft());
        }
    }

    /**
     * Reads a scan's header, for its slices to be read piece by piece.
     *
     * @return a stream over the given one, for the caller to close
     * @throws UnreadableVolumeException if the bytes do not begin as such a volume does
     * @throws IOException if the stream fails
     */
    public NiftiStream open(InputStream stream) throws IOException, UnreadableVolumeException {
        return open(stream, NiftiStream.Content.INTENSITIES);
    }

    /**
     * Reads a label volume's header, for its slices to be read piece by piece: as {@link #open}, but all voxels may be
     * the same.
     *
     * @return a stream over the given one, for the caller to close
     * @throws UnreadableVolumeException if the bytes do not begin as such a volume does
     * @throws IOException if the stream fails
     */
    public NiftiStream openLabels(InputStream stream) throws IOException, UnreadableVolumeException {
        return open(stream, NiftiStream.Content.LABELS);
    }

    private NiftiStream open(InputStream stream, NiftiStream.Content content)
            throws IOException, UnreadableVolumeException {
        ByteSource source = ByteSource.of(stream);
        try {
            NiftiFields fields = HeaderBytes.read(source);
            NiftiHeader header = NiftiHeader.of(fields, limits);
            skip(source, header.voxelOffset() - fields.bytes());
            return new NiftiStream(source, header, content);
        } catch (IOException | UnreadableVolumeException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Passes over the extensions. */
    private static void skip(ByteSource source, int count) throws IOException, UnreadableVolumeException {
        byte[] skipped = new byte[SKIP_BYTES];
        int done = 0;
        while (done < count) {
            int read = source.read(skipped, 0, Math.min(SKIP_BYTES, count - done));
            if (read < 0) {
                throw new UnreadableVolumeException(
                        Reason.TRUNCATED, "Header extensions end after %d of %d bytes".formatted(done, count));
            }
            done += read;
        }
    }
}
