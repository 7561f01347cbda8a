package org.lfsr.imaging.nifti;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the bytes of small volumes, valid unless told otherwise: by default NIfTI-1, little-endian, 16-bit, 2 x 3 x 2
 * voxels with the values 1 to 12, spacings of 1 mm and a matrix that says the same.
 */
final class NiftiBytes {

    private static final int ONE = 1;

    private final int version;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int datatype = 4;
    private long[] sizes = {2, 3, 2};
    private double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private double[] spacings = {1, 1, 1, 1};
    private double[] matrix = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    private double[] quaternion = {0, 0, 0, 0, 0, 0};
    private double slope = 1;
    private double intercept;
    private int sformCode = 1;
    private int qformCode;
    private int units = 2;
    private byte[] extension = {};
    private String magic;

    private NiftiBytes(int version) {
        this.version = version;
        this.magic = version == ONE ? "n+1" : "n+2";
    }

    static NiftiBytes one() {
        return new NiftiBytes(1);
    }

    static NiftiBytes two() {
        return new NiftiBytes(2);
    }

    NiftiBytes order(ByteOrder newOrder) {
        order = newOrder;
        return this;
    }

    NiftiBytes datatype(int code) {
        datatype = code;
        return this;
    }

    NiftiBytes values(double... newValues) {
        values = newValues;
        return this;
    }

    /** The number of axes follows from the number of sizes. */
    NiftiBytes sizes(long... newSizes) {
        sizes = newSizes;
        return this;
    }

    /** The handedness, then the three spacings. */
    NiftiBytes spacings(double... newSpacings) {
        spacings = newSpacings;
        return this;
    }

    NiftiBytes matrix(double... rows) {
        matrix = rows;
        return this;
    }

    /** Places by b, c, d and the offsets in place of the matrix. */
    NiftiBytes quaternion(double... partsAndOffsets) {
        quaternion = partsAndOffsets;
        return codes(0, 1);
    }

    NiftiBytes codes(int sform, int qform) {
        sformCode = sform;
        qformCode = qform;
        return this;
    }

    NiftiBytes scaling(double newSlope, double newIntercept) {
        slope = newSlope;
        intercept = newIntercept;
        return this;
    }

    NiftiBytes units(int code) {
        units = code;
        return this;
    }

    /** Bytes between the header and the voxels, less the four that say whether there are any. */
    NiftiBytes extension(byte... bytes) {
        extension = bytes;
        return this;
    }

    NiftiBytes magic(String newMagic) {
        magic = newMagic;
        return this;
    }

    int voxelOffset() {
        return (version == ONE ? 352 : 544) + extension.length;
    }

    byte[] build() {
        ByteBuffer file =
                ByteBuffer.allocate(voxelOffset() + values.length * Long.BYTES).order(order);
        if (version == ONE) {
            putOne(file);
        } else {
            putTwo(file);
        }
        file.position(voxelOffset() - extension.length).put(extension);
        for (double value : values) {
            putVoxel(file, value);
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    byte[] gzipped() {
        return gzip(build());
    }

    InputStream stream() {
        return new ByteArrayInputStream(build());
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    private void putOne(ByteBuffer file) {
        file.putInt(0, 348);
        file.putShort(40, (short) sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            file.putShort(42 + 2 * i, (short) sizes[i]);
        }
        file.putShort(70, (short) datatype);
        putFloats(file, 76, spacings);
        putFloats(file, 108, voxelOffset(), slope, intercept);
        file.put(123, (byte) units);
        file.putShort(252, (short) qformCode);
        file.putShort(254, (short) sformCode);
        putFloats(file, 256, quaternion);
        putFloats(file, 280, matrix);
        putMagic(file, 344);
    }

    private void putTwo(ByteBuffer file) {
        file.putInt(0, 540);
        putMagic(file, 4);
        file.put(8, new byte[] {0x0D, 0x0A, 0x1A, 0x0A});
        file.putShort(12, (short) datatype);
        file.putLong(16, sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            file.putLong(24 + 8 * i, sizes[i]);
        }
        putDoubles(file, 104, spacings);
        file.putLong(168, voxelOffset());
        putDoubles(file, 176, slope, intercept);
        file.putInt(344, qformCode);
        file.putInt(348, sformCode);
        putDoubles(file, 352, quaternion);
        putDoubles(file, 400, matrix);
        file.putInt(500, units);
    }

    private void putMagic(ByteBuffer file, int at) {
        for (int i = 0; i < magic.length(); i++) {
            file.put(at + i, (byte) magic.charAt(i));
        }
    }

    private static void putFloats(ByteBuffer file, int at, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            file.putFloat(at + 4 * i, (float) numbers[i]);
        }
    }

    private static void putDoubles(ByteBuffer file, int at, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            file.putDouble(at + 8 * i, numbers[i]);
        }
    }

    private void putVoxel(ByteBuffer file, double value) {
        switch (datatype) {
            case 2, 256 -> file.put((byte) (long) value);
            case 4, 512 -> file.putShort((short) (long) value);
            case 8, 768 -> file.putInt((int) (long) value);
            case 1024 -> file.putLong((long) value);
            case 1280 -> file.putLong(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) | Long.MIN_VALUE);
            case 16 -> file.putFloat((float) value);
            default -> file.putDouble(value);
        }
    }
}
