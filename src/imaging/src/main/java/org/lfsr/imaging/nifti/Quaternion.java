package org.lfsr.imaging.nifti;

import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * A rotation, as the format holds it: {@code a} is not stored but follows from the others, and is not negative.
 *
 * @param a the real part
 * @param b the part along x
 * @param c the part along y
 * @param d the part along z
 */
record Quaternion(double a, double b, double c, double d) {

    /** What rounding to 32 bits can add to the square of a unit quaternion, and then some. */
    private static final double TOLERANCE = 1e-5;

    static Quaternion ofStored(double b, double c, double d) throws UnreadableVolumeException {
        double rest = 1 - (b * b + c * c + d * d);
        if (!(rest >= -TOLERANCE)) {
            throw new UnreadableVolumeException(
                    Reason.BAD_GEOMETRY,
                    "Quaternion %s, %s, %s is longer than 1: there is no such rotation".formatted(b, c, d));
        }
        return new Quaternion(Math.sqrt(Math.max(rest, 0)), b, c, d);
    }

    /** The quaternion as it is read again after its parts were rounded to floats; {@code a} must not be negative. */
    Quaternion rounded() {
        double restored =
                Math.sqrt(Math.max(1 - ((float) b * (float) b + (float) c * (float) c + (float) d * (float) d), 0));
        return new Quaternion(restored, (float) b, (float) c, (float) d);
    }

    /** The rotation matrix's nine elements, row after row; for whatever length, as nibabel does. */
    double[] matrix() {
        double s = 2 / (a * a + b * b + c * c + d * d);
        return new double[] {
            1 - s * (c * c + d * d),
            s * (b * c - a * d),
            s * (b * d + a * c),
            s * (b * c + a * d),
            1 - s * (b * b + d * d),
            s * (c * d - a * b),
            s * (b * d - a * c),
            s * (c * d + a * b),
            1 - s * (b * b + c * c)
        };
    }

    /**
     * The quaternion of a rotation matrix. Of the four ways to compute it, the one that divides by the largest part
     * (Shepperd, Quaternion from Rotation Matrix, 1978).
     *
     * @param r nine elements, row after row
     */
    static Quaternion ofMatrix(double[] r) {
        double trace = r[0] + r[4] + r[8];
        if (trace >= Math.max(r[0], Math.max(r[4], r[8]))) {
            return unit(1 + trace, r[7] - r[5], r[2] - r[6], r[3] - r[1]);
        }
        if (r[0] >= Math.max(r[4], r[8])) {
            return unit(r[7] - r[5], 1 + r[0] - r[4] - r[8], r[1] + r[3], r[2] + r[6]);
        }
        if (r[4] >= r[8]) {
            return unit(r[2] - r[6], r[1] + r[3], 1 + r[4] - r[0] - r[8], r[5] + r[7]);
        }
        return unit(r[3] - r[1], r[2] + r[6], r[5] + r[7], 1 + r[8] - r[0] - r[4]);
    }

    private static Quaternion unit(double a, double b, double c, double d) {
        double length = Math.sqrt(a * a + b * b + c * c + d * d);
        double scale = Math.copySign(1 / length, a);
        return new Quaternion(a * scale, b * scale, c * scale, d * scale);
    }
}
