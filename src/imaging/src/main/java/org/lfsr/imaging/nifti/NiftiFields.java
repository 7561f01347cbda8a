package org.lfsr.imaging.nifti;

import java.nio.ByteOrder;

/** The fields of a header that matter here, in either version of the format, as they are stored. */
interface NiftiFields {

    /** The order of the bytes of every number in the file. */
    ByteOrder order();

    /** How long the header is. */
    int bytes();

    /** The number of axes, at 0, and their sizes, from 1 to 7. */
    long dimension(int index);

    /** The code of the stored numbers' type. */
    int datatype();

    /** The quaternion's handedness, at 0, and the spacings, from 1 to 7. */
    double spacing(int index);

    /** Where the voxels begin in the file. */
    double voxelOffset();

    /** Where they begin at the earliest. */
    int leastVoxelOffset();

    /** What stored numbers are multiplied with; 0 for unscaled. */
    double slope();

    /** What is added then. */
    double intercept();

    /** The units of space, in the lowest three bits, and of time. */
    int units();

    /** What the quaternion's space is; 0 for no such transform. */
    int qformCode();

    /** What the matrix's space is; 0 for no such transform. */
    int sformCode();

    /** The quaternion's b, c and d. */
    double quaternion(int index);

    /** The first voxel's centre, for the quaternion. */
    double offset(int index);

    /** The matrix's twelve elements, row after row. */
    double matrix(int index);
}
