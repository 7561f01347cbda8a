package org.lfsr.imaging.nifti;

/** The versions of the format. */
enum NiftiVersion {
    ONE(348),
    TWO(540);

    /** What follows a header, and says whether extensions come before the voxels. */
    private static final int EXTENSION_MARK = 4;

    private final int bytes;

    NiftiVersion(int bytes) {
        this.bytes = bytes;
    }

    /** How long a header is; also its first four bytes. */
    int bytes() {
        return bytes;
    }

    /** Where voxels begin if no extension comes first. */
    int leastVoxelOffset() {
        return bytes + EXTENSION_MARK;
    }
}
