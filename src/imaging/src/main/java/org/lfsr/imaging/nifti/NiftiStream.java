package org.lfsr.imaging.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;
import org.lfsr.imaging.Volume;

/**
 * A volume that is being read, some slices at a time, for volumes that are not to be in memory whole.
 *
 * <p>Holds native memory: whoever opened it closes it, which leaves the stream beneath open. One thread at a time. What
 * it returns is the caller's, and stays when it is closed. After an exception it can only be closed.
 */
public final class NiftiStream implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 17;
    private static final int BLOCK_BYTES = 1 << 9;
    private static final byte[] BLANK = new byte[BLOCK_BYTES];
    private static final int FIRST_VOXELS = 1 << 20;
    private static final int GROWTH = 16;
    private static final int MAGNITUDE_BITS = 0x7FFF_FFFF;
    private static final int INFINITY_BITS = 0x7F80_0000;

    private final ByteSource source;
    private final NiftiHeader header;
    private final Scaling scaling;
    private final Content content;
    private final ByteBuffer chunk;
    private int nextSlice;
    private float firstVoxel;
    private boolean varies;

    NiftiStream(ByteSource source, NiftiHeader header, Content content) {
        this.source = source;
        this.header = header;
        this.scaling = header.scaling();
        this.content = content;
        this.chunk = ByteBuffer.allocate(CHUNK_BYTES).order(header.order());
    }

    /** What the volume is. */
    public NiftiHeader header() {
        return header;
    }

    /** How many slices across z have not been read yet. */
    public int slicesLeft() {
        return header.grid().depth() - nextSlice;
    }

    /**
     * Reads the next slices, as a volume of their own that lies where they lie. Reading the last one also shows whether
     * the whole can be trusted: do nothing irrevocable before.
     *
     * @param slices how many, from 1 to {@link #slicesLeft()}
     * @throws UnreadableVolumeException if they are not all there, not all finite or do not decompress, or, after the
     *     last one, if the checksum is wrong or all voxels of the volume are the same
     * @throws IOException if the stream beneath fails
     */
    public Volume next(int slices) throws IOException, UnreadableVolumeException {
        if (slices < 1 || slices > slicesLeft()) {
            throw new IllegalArgumentException("%d slices are left, not %d".formatted(slicesLeft(), slices));
        }
        Grid grid = new Grid(header.grid().width(), header.grid().height(), slices);
        Volume part = new Volume(grid, header.affine().cropped(0, 0, nextSlice), voxels(grid.length()));
        nextSlice += slices;
        if (slicesLeft() == 0) {
            source.finish();
            checkVariance();
        }
        return part;
    }

    /** Reads voxels into an array that grows as they arrive, so that a header's promise alone costs no memory. */
    private float[] voxels(int count) throws IOException, UnreadableVolumeException {
        int shrinks = 0;
        while (count / Math.pow(GROWTH, shrinks) > FIRST_VOXELS) {
            shrinks++;
        }
        float[] voxels = new float[0];
        for (int step = shrinks; step >= 0; step--) {
            int read = voxels.length;
            voxels = Arrays.copyOf(voxels, (int) Math.ceil(count / Math.pow(GROWTH, step)));
            fill(voxels, read);
        }
        return voxels;
    }

    private void fill(float[] voxels, int start) throws IOException, UnreadableVolumeException {
        int most = CHUNK_BYTES / header.datatype().bytes();
        for (int from = start; from < voxels.length; from += most) {
            int count = Math.min(most, voxels.length - from);
            readChunk(count, from);
            decode(count, voxels, from);
            if (header.datatype().isReal() || !scaling.equals(Scaling.NONE)) {
                checkFinite(voxels, from, count);
            }
            compare(voxels, from, count);
        }
    }

    /** Decodes a chunk; passes over blank blocks, since the array is blank already and much of a scan is background. */
    private void decode(int count, float[] voxels, int from) {
        int bytes = header.datatype().bytes();
        int most = BLOCK_BYTES / bytes;
        boolean blankIsZero = scaling.voxel(0) == 0;
        for (int at = 0; at < count; at += most) {
            int block = Math.min(most, count - at);
            if (!blankIsZero || !isBlank(at * bytes, block * bytes)) {
                header.datatype().decode(chunk, at, voxels, from + at, block, scaling);
            }
        }
    }

    private boolean isBlank(int start, int length) {
        return Arrays.equals(chunk.array(), start, start + length, BLANK, 0, length);
    }

    private void readChunk(int count, int from) throws IOException, UnreadableVolumeException {
        int bytes = header.datatype().bytes();
        int read = source.readFully(chunk.array(), 0, count * bytes);
        if (read < count * bytes) {
            long before = (long) nextSlice * header.grid().sliceLength() + from;
            throw new UnreadableVolumeException(
                    Reason.TRUNCATED,
                    "Voxels end after %d of %d bytes"
                            .formatted(
                                    before * bytes + read, (long) header.grid().length() * bytes));
        }
    }

    private void checkFinite(float[] voxels, int from, int count) throws UnreadableVolumeException {
        int greatest = 0;
        for (int i = from; i < from + count; i++) {
            greatest = Math.max(greatest, Float.floatToRawIntBits(voxels[i]) & MAGNITUDE_BITS);
        }
        if (greatest >= INFINITY_BITS) {
            throw notFinite(voxels, from);
        }
    }

    private void compare(float[] voxels, int from, int count) {
        if (nextSlice == 0 && from == 0) {
            firstVoxel = voxels[0];
        }
        if (!varies && !(voxels[from] == firstVoxel && isUniform(voxels, from, count))) {
            for (int i = from; i < from + count && !varies; i++) {
                varies = voxels[i] != firstVoxel;
            }
        }
    }

    /** Whether each voxel has the bits of the next: many times as fast as a loop, but tells 0 from -0. */
    private static boolean isUniform(float[] voxels, int from, int count) {
        return Arrays.equals(voxels, from, from + count - 1, voxels, from + 1, from + count);
    }

    private UnreadableVolumeException notFinite(float[] voxels, int from) {
        int index = from;
        while (Float.isFinite(voxels[index])) {
            index++;
        }
        Grid grid = header.grid();
        return new UnreadableVolumeException(
                Reason.NOT_FINITE,
                "Voxel (%d, %d, %d) is %s as a 32-bit float, not finite"
                        .formatted(
                                index % grid.width(),
                                index / grid.width() % grid.height(),
                                nextSlice + index / grid.sliceLength(),
                                voxels[index]));
    }

    private void checkVariance() throws UnreadableVolumeException {
        if (content == Content.INTENSITIES && !varies) {
            throw new UnreadableVolumeException(
                    Reason.NO_VARIANCE,
                    "All %d voxels are %s".formatted(header.grid().length(), firstVoxel));
        }
    }

    @Override
    public void close() {
        source.close();
    }

    /** What voxels mean, and so whether they may all be the same. */
    enum Content {
        /** A scan: one of a single intensity shows nothing. */
        INTENSITIES,
        /** Labels: a volume without any is as good as another. */
        LABELS
    }
}
