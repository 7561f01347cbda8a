package org.lfsr.imaging.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fields of a NIfTI-1 header.
 *
 * @param header its 348 bytes, in the volume's byte order
 */
record NiftiOneFields(ByteBuffer header) implements NiftiFields {

    static final int BYTES = 348;
    static final int REGULAR = 38;
    static final int DIMENSIONS = 40;
    static final int DATATYPE = 70;
    static final int BITS = 72;
    static final int SPACINGS = 76;
    static final int VOXEL_OFFSET = 108;
    static final int SLOPE = 112;
    static final int INTERCEPT = 116;
    static final int UNITS = 123;
    static final int DESCRIPTION = 148;
    static final int QFORM_CODE = 252;
    static final int SFORM_CODE = 254;
    static final int QUATERNION = 256;
    static final int OFFSETS = 268;
    static final int MATRIX = 280;
    static final int MAGIC = 344;

    /** Where voxels begin if no extension comes first: behind the header and the four bytes that say so. */
    static final int LEAST_VOXEL_OFFSET = 352;

    @Override
    public ByteOrder order() {
        return header.order();
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public long dimension(int index) {
        return header.getShort(DIMENSIONS + Short.BYTES * index);
    }

    @Override
    public int datatype() {
        return header.getShort(DATATYPE);
    }

    @Override
    public double spacing(int index) {
        return real(SPACINGS, index);
    }

    @Override
    public double voxelOffset() {
        return real(VOXEL_OFFSET, 0);
    }

    @Override
    public int leastVoxelOffset() {
        return LEAST_VOXEL_OFFSET;
    }

    @Override
    public double slope() {
        return real(SLOPE, 0);
    }

    @Override
    public double intercept() {
        return real(INTERCEPT, 0);
    }

    @Override
    public int units() {
        return header.get(UNITS);
    }

    @Override
    public int qformCode() {
        return header.getShort(QFORM_CODE);
    }

    @Override
    public int sformCode() {
        return header.getShort(SFORM_CODE);
    }

    @Override
    public double quaternion(int index) {
        return real(QUATERNION, index);
    }

    @Override
    public double offset(int index) {
        return real(OFFSETS, index);
    }

    @Override
    public double matrix(int index) {
        return real(MATRIX, index);
    }

    private double real(int start, int index) {
        return header.getFloat(start + Float.BYTES * index);
    }
}
