package org.lfsr.imaging.nifti;

import java.nio.ByteBuffer;

/**
 * The fields of a header that matter here: at which byte they begin in NIfTI-1 and in NIfTI-2, and as which numbers
 * they are stored there.
 */
enum NiftiField {
    /** The number of axes, at 0, and their sizes, from 1 to 7. */
    DIMENSIONS(40, Stored.INT16, 16, Stored.INT64),
    /** The code of the voxels' type. */
    DATATYPE(70, Stored.INT16, 12, Stored.INT16),
    /** The quaternion's handedness, at 0, and the spacings, from 1 to 7. */
    SPACINGS(76, Stored.FLOAT32, 104, Stored.FLOAT64),
    /** Where the voxels begin in the file. */
    VOXEL_OFFSET(108, Stored.FLOAT32, 168, Stored.INT64),
    /** What stored numbers are multiplied with. */
    SLOPE(112, Stored.FLOAT32, 176, Stored.FLOAT64),
    /** What is added then. */
    INTERCEPT(116, Stored.FLOAT32, 184, Stored.FLOAT64),
    /** The units of space and time. */
    UNITS(123, Stored.INT8, 500, Stored.INT32),
    /** What the quaternion's space is. */
    QFORM_CODE(252, Stored.INT16, 344, Stored.INT32),
    /** What the matrix's space is. */
    SFORM_CODE(254, Stored.INT16, 348, Stored.INT32),
    /** The quaternion's b, c and d. */
    QUATERNION(256, Stored.FLOAT32, 352, Stored.FLOAT64),
    /** The first voxel's centre, for the quaternion. */
    OFFSETS(268, Stored.FLOAT32, 376, Stored.FLOAT64),
    /** The matrix's twelve elements, row after row. */
    MATRIX(280, Stored.FLOAT32, 400, Stored.FLOAT64);

    private final int one;
    private final Stored asInOne;
    private final int two;
    private final Stored asInTwo;

    NiftiField(int one, Stored asInOne, int two, Stored asInTwo) {
        this.one = one;
        this.asInOne = asInOne;
        this.two = two;
        this.asInTwo = asInTwo;
    }

    /** At which byte of a NIfTI-1 header it begins. */
    int inOne() {
        return one;
    }

    /** One of its numbers, without what is behind the point. */
    long integer(ByteBuffer header, NiftiVersion version, int index) {
        return version == NiftiVersion.ONE ? asInOne.integer(header, one, index) : asInTwo.integer(header, two, index);
    }

    /** One of its numbers. */
    double real(ByteBuffer header, NiftiVersion version, int index) {
        return version == NiftiVersion.ONE ? asInOne.real(header, one, index) : asInTwo.real(header, two, index);
    }

    /** How a number is stored. */
    private enum Stored {
        INT8,
        INT16,
        INT32,
        INT64,
        FLOAT32,
        FLOAT64;

        long integer(ByteBuffer bytes, int start, int index) {
            return switch (this) {
                case INT8 -> bytes.get(start + index);
                case INT16 -> bytes.getShort(start + Short.BYTES * index);
                case INT32 -> bytes.getInt(start + Integer.BYTES * index);
                case INT64 -> bytes.getLong(start + Long.BYTES * index);
                case FLOAT32, FLOAT64 -> (long) real(bytes, start, index);
            };
        }

        double real(ByteBuffer bytes, int start, int index) {
            return switch (this) {
                case FLOAT32 -> bytes.getFloat(start + Float.BYTES * index);
                case FLOAT64 -> bytes.getDouble(start + Double.BYTES * index);
                default -> integer(bytes, start, index);
            };
        }
    }
}
