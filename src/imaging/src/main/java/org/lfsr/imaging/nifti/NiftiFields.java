package org.lfsr.imaging.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fields of a header that matter here, in either version of the format, as they are stored.
 *
 * @param header the header's bytes, in the order of every number in the file
 * @param version which version it is of
 */
record NiftiFields(ByteBuffer header, NiftiVersion version) {

    /** The order of the bytes of every number in the file. */
    ByteOrder order() {
        return header.order();
    }

    /** How long the header is. */
    int bytes() {
        return version.bytes();
    }

    /** The number of axes, at 0, and their sizes, from 1 to 7. */
    long dimension(int index) {
        return NiftiField.DIMENSIONS.integer(header, version, index);
    }

    /** The code of the stored numbers' type. */
    int datatype() {
        return integer(NiftiField.DATATYPE);
    }

    /** The quaternion's handedness, at 0, and the spacings, from 1 to 7. */
    double spacing(int index) {
        return NiftiField.SPACINGS.real(header, version, index);
    }

    /** Where the voxels begin in the file. */
    double voxelOffset() {
        return NiftiField.VOXEL_OFFSET.real(header, version, 0);
    }

    /** Where they begin at the earliest. */
    int leastVoxelOffset() {
        return version.leastVoxelOffset();
    }

    /** What stored numbers are multiplied with; 0 for unscaled. */
    double slope() {
        return NiftiField.SLOPE.real(header, version, 0);
    }

    /** What is added then. */
    double intercept() {
        return NiftiField.INTERCEPT.real(header, version, 0);
    }

    /** The units of space, in the lowest three bits, and of time. */
    int units() {
        return integer(NiftiField.UNITS);
    }

    /** What the quaternion's space is; 0 for no such transform. */
    int qformCode() {
        return integer(NiftiField.QFORM_CODE);
    }

    /** What the matrix's space is; 0 for no such transform. */
    int sformCode() {
        return integer(NiftiField.SFORM_CODE);
    }

    /** The quaternion's b, c and d. */
    double quaternion(int index) {
        return NiftiField.QUATERNION.real(header, version, index);
    }

    /** The first voxel's centre, for the quaternion. */
    double offset(int index) {
        return NiftiField.OFFSETS.real(header, version, index);
    }

    /** The matrix's twelve elements, row after row. */
    double matrix(int index) {
        return NiftiField.MATRIX.real(header, version, index);
    }

    private int integer(NiftiField field) {
        return (int) field.integer(header, version, 0);
    }
}
