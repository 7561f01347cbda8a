package org.lfsr.imaging.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fields of a NIfTI-2 header.
 *
 * @param header its 540 bytes, in the volume's byte order
 */
record NiftiTwoFields(ByteBuffer header) implements NiftiFields {

    static final int BYTES = 540;
    static final int MAGIC = 4;
    static final int LINE_ENDS = 8;

    private static final int DATATYPE = 12;
    private static final int DIMENSIONS = 16;
    private static final int SPACINGS = 104;
    private static final int VOXEL_OFFSET = 168;
    private static final int SLOPE = 176;
    private static final int INTERCEPT = 184;
    private static final int QFORM_CODE = 344;
    private static final int SFORM_CODE = 348;
    private static final int QUATERNION = 352;
    private static final int OFFSETS = 376;
    private static final int MATRIX = 400;
    private static final int UNITS = 500;
    private static final int LEAST_VOXEL_OFFSET = 544;

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
        return header.getLong(DIMENSIONS + Long.BYTES * index);
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
        return header.getLong(VOXEL_OFFSET);
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
        return header.getInt(UNITS);
    }

    @Override
    public int qformCode() {
        return header.getInt(QFORM_CODE);
    }

    @Override
    public int sformCode() {
        return header.getInt(SFORM_CODE);
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
        return header.getDouble(start + Double.BYTES * index);
    }
}
