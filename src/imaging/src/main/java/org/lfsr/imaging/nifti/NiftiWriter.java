package org.lfsr.imaging.nifti;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.Volume;

/**
 * Writes volumes as NIfTI-1 in one file, little-endian. The same volume gives the same bytes each time, on one Java
 * runtime (compressors differ).
 *
 * <p>The transform is written as matrix (sform) and, if that moves no voxel by more than a hundredth of the smallest
 * spacing, also as quaternion (qform); both say "aligned with another file".
 *
 * <p>Instances hold no state but their settings and may be shared between threads.
 */
public final class NiftiWriter {

    private static final int MOST_DESCRIPTION_BYTES = 79;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int ALIGNED = 2;
    private static final int MILLIMETRES = 2;
    private static final int REGULAR = 38; // Bytes of fields that nobody reads back.
    private static final int BITS = 72;
    private static final int DESCRIPTION = 148;
    private static final double MOST_SHIFT = 0.01;

    private final NiftiDatatype datatype;
    private final byte[] description;

    private NiftiWriter(NiftiDatatype datatype, String description) {
        this.datatype = datatype;
        this.description = description.getBytes(StandardCharsets.US_ASCII);
        if (this.description.length > MOST_DESCRIPTION_BYTES) {
            throw new IllegalArgumentException("Description of %d bytes is longer than %d: %s"
                    .formatted(this.description.length, MOST_DESCRIPTION_BYTES, description));
        }
    }

    /** Creates a writer that stores voxels as they are, in 32-bit floats. */
    public static NiftiWriter ofFloat32() {
        return new NiftiWriter(NiftiDatatype.FLOAT32, "");
    }

    /**
     * Creates a writer that stores voxels in 16 bits: exactly if they are whole numbers in range, else scaled so that
     * the whole range of the volume is covered, with errors of at most half a step, {@code (max - min) / 131068}.
     */
    public static NiftiWriter ofInt16() {
        return new NiftiWriter(NiftiDatatype.INT16, "");
    }

    /**
     * The same writer with a remark for the header.
     *
     * @param description ASCII, at most 79 characters; nothing of the patient
     * @throws IllegalArgumentException if it is longer
     */
    public NiftiWriter describing(String description) {
        return new NiftiWriter(datatype, description);
    }

    /**
     * Writes a volume as {@code .nii}. The stream is flushed and left open.
     *
     * @throws IllegalArgumentException before anything is written, if a voxel is not finite or an axis is longer than
     *     32767 voxels
     * @throws IOException if the stream fails
     */
    public void write(Volume volume, OutputStream stream) throws IOException {
        check(volume);
        Scaling scaling = datatype == NiftiDatatype.INT16 ? Scaling.toShorts(volume.voxels()) : Scaling.NONE;
        stream.write(header(volume, scaling).array());
        writeVoxels(volume.voxels(), scaling, stream);
        stream.flush();
    }

    /**
     * Writes a volume as {@code .nii.gz}. The stream is flushed and left open.
     *
     * @throws IllegalArgumentException before anything is written, if a voxel is not finite or an axis is longer than
     *     32767 voxels
     * @throws IOException if the stream fails
     */
    public void writeCompressed(Volume volume, OutputStream stream) throws IOException {
        check(volume);
        try (GZIPOutputStream compressed = new GZIPOutputStream(new LeftOpen(stream), CHUNK_BYTES)) {
            write(volume, compressed);
        }
    }

    private static void check(Volume volume) {
        Grid grid = volume.grid();
        if (Math.max(grid.width(), Math.max(grid.height(), grid.depth())) > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "An axis of %s is longer than NIfTI-1's %d voxels".formatted(grid, Short.MAX_VALUE));
        }
        float[] voxels = volume.voxels();
        for (int i = 0; i < voxels.length; i++) {
            if (!Float.isFinite(voxels[i])) {
                throw new IllegalArgumentException("Voxel %d of %s is %s".formatted(i, grid, voxels[i]));
            }
        }
    }

    private ByteBuffer header(Volume volume, Scaling scaling) {
        ByteBuffer header =
                ByteBuffer.allocate(NiftiVersion.ONE.leastVoxelOffset()).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, NiftiVersion.ONE.bytes());
        header.put(REGULAR, (byte) 'r');
        putGrid(header, volume.grid());
        header.putShort(NiftiField.DATATYPE.inOne(), (short) datatype.code());
        header.putShort(BITS, (short) (Byte.SIZE * datatype.bytes()));
        header.putFloat(NiftiField.VOXEL_OFFSET.inOne(), NiftiVersion.ONE.leastVoxelOffset());
        putFloats(header, NiftiField.SLOPE.inOne(), scaling.slope());
        putFloats(header, NiftiField.INTERCEPT.inOne(), scaling.intercept());
        header.put(NiftiField.UNITS.inOne(), (byte) MILLIMETRES);
        header.put(DESCRIPTION, description);
        putAffine(header, volume.affine(), volume.grid());
        header.order(ByteOrder.BIG_ENDIAN).putInt(HeaderBytes.ONE_MAGIC, HeaderBytes.ONE_SINGLE_FILE);
        return header;
    }

    private static void putGrid(ByteBuffer header, Grid grid) {
        int[] sizes = {3, grid.width(), grid.height(), grid.depth(), 1, 1, 1, 1};
        for (int i = 0; i < sizes.length; i++) {
            header.putShort(NiftiField.DIMENSIONS.inOne() + Short.BYTES * i, (short) sizes[i]);
        }
    }

    private static void putAffine(ByteBuffer header, Affine affine, Grid grid) {
        header.putShort(NiftiField.SFORM_CODE.inOne(), (short) ALIGNED);
        putFloats(header, NiftiField.MATRIX.inOne(), affine.toRows());
        Qform qform = Qform.near(affine);
        putFloats(
                header,
                NiftiField.SPACINGS.inOne(),
                qform.handedness(),
                affine.spacingMm(Axis.X),
                affine.spacingMm(Axis.Y),
                affine.spacingMm(Axis.Z));
        if (agree(affine, qform, grid)) {
            Quaternion rotation = qform.rotation();
            Point origin = qform.origin();
            header.putShort(NiftiField.QFORM_CODE.inOne(), (short) ALIGNED);
            putFloats(header, NiftiField.QUATERNION.inOne(), rotation.b(), rotation.c(), rotation.d());
            putFloats(header, NiftiField.OFFSETS.inOne(), origin.rightMm(), origin.anteriorMm(), origin.superiorMm());
        }
    }

    private static boolean agree(Affine affine, Qform qform, Grid grid) {
        Affine rigid = Affine.ofRows(qform.rows());
        double most = MOST_SHIFT * Math.min(qform.xMm(), Math.min(qform.yMm(), qform.zMm()));
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) == 0 ? 0 : grid.width() - 1;
            int j = (corner & 2) == 0 ? 0 : grid.height() - 1;
            int k = (corner & 4) == 0 ? 0 : grid.depth() - 1;
            if (!(affine.apply(i, j, k).distanceMm(rigid.apply(i, j, k)) <= most)) {
                return false;
            }
        }
        return true;
    }

    private static void putFloats(ByteBuffer header, int at, double... values) {
        for (int i = 0; i < values.length; i++) {
            header.putFloat(at + Float.BYTES * i, (float) values[i]);
        }
    }

    private void writeVoxels(float[] voxels, Scaling scaling, OutputStream stream) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int most = CHUNK_BYTES / datatype.bytes();
        for (int from = 0; from < voxels.length; from += most) {
            int end = Math.min(from + most, voxels.length);
            encode(voxels, from, end, scaling, chunk.clear());
            stream.write(chunk.array(), 0, chunk.position());
        }
    }

    private void encode(float[] voxels, int from, int end, Scaling scaling, ByteBuffer chunk) {
        for (int i = from; i < end; i++) {
            if (datatype == NiftiDatatype.INT16) {
                chunk.putShort(scaling.stored(voxels[i]));
            } else {
                chunk.putFloat(voxels[i]);
            }
        }
    }

    /** Lets the compressor be closed, which frees its native memory, without closing what it writes to. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
