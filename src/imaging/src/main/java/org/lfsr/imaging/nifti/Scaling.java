package org.lfsr.imaging.nifti;

/**
 * How stored numbers become voxels: {@code slope * stored + intercept}, in double precision, then rounded to a float.
 *
 * @param slope finite, not 0
 * @param intercept finite
 */
record Scaling(double slope, double intercept) {

    static final Scaling NONE = new Scaling(1, 0);

    private static final int MOST = Short.MAX_VALUE;

    /** The voxel of a stored number. */
    float voxel(double stored) {
        return (float) (slope * stored + intercept);
    }

    /** Turns stored numbers into voxels in place. */
    void scale(float[] voxels, int from, int count) {
        if (equals(NONE)) {
            return;
        }
        for (int i = from; i < from + count; i++) {
            voxels[i] = voxel(voxels[i]);
        }
    }

    /** The 16-bit number that is stored for a voxel. */
    short stored(float voxel) {
        return (short) Math.rint((voxel - intercept) / slope);
    }

    /**
     * The finest scaling that takes all voxels into 16 bits: none if they are whole numbers within the range. Slope and
     * intercept are floats, as the header's are.
     */
    static Scaling toShorts(float[] voxels) {
        float min = voxels[0];
        float max = voxels[0];
        boolean whole = true;
        for (float voxel : voxels) {
            min = Math.min(min, voxel);
            max = Math.max(max, voxel);
            whole &= voxel == Math.rint(voxel);
        }
        if (whole && min >= Short.MIN_VALUE && max <= Short.MAX_VALUE) {
            return NONE;
        }
        return covering(min, max);
    }

    private static Scaling covering(double min, double max) {
        float middle = (float) ((min + max) / 2);
        double reach = Math.max(max - middle, middle - min);
        // Rounded down, so that the greatest floats do not come back infinite; never 0, which would mean unscaled.
        float slope = Math.nextDown((float) (reach / MOST));
        return new Scaling(Math.max(slope, Float.MIN_NORMAL), middle);
    }
}
