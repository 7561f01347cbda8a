package org.lfsr.imaging.nifti;

import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * A rigid placement of a grid in the patient, the format's "method 2": axes at right angles.
 *
 * @param rotation how the grid is turned
 * @param handedness 1, or -1 if the third axis runs the other way
 * @param xMm the spacing along x, above 0
 * @param yMm the spacing along y, above 0
 * @param zMm the spacing along z, above 0
 * @param origin the first voxel's centre
 */
record Qform(Quaternion rotation, int handedness, double xMm, double yMm, double zMm, Point origin) {

    static Qform of(NiftiFields fields) throws UnreadableVolumeException {
        return new Qform(
                Quaternion.ofStored(fields.quaternion(0), fields.quaternion(1), fields.quaternion(2)),
                handedness(fields.spacing(0)),
                fields.spacing(1),
                fields.spacing(2),
                fields.spacing(3),
                new Point(fields.offset(0), fields.offset(1), fields.offset(2)));
    }

    private static int handedness(double stored) throws UnreadableVolumeException {
        if (stored != 0 && stored != 1 && stored != -1) {
            throw new UnreadableVolumeException(
                    Reason.BAD_GEOMETRY, "Handedness (pixdim[0]) is %s, not 1 or -1".formatted(stored));
        }
        return stored < 0 ? -1 : 1;
    }

    /** The placement that comes back when the closest one to a transform is stored as floats. */
    static Qform near(Affine affine) {
        int handedness = affine.determinant() < 0 ? -1 : 1;
        double x = affine.spacingMm(Axis.X);
        double y = affine.spacingMm(Axis.Y);
        double z = affine.spacingMm(Axis.Z);
        double[] rotation = new double[9];
        for (int row = 0; row < 3; row++) {
            rotation[3 * row] = affine.element(row, 0) / x;
            rotation[3 * row + 1] = affine.element(row, 1) / y;
            rotation[3 * row + 2] = affine.element(row, 2) / z * handedness;
        }
        Point origin =
                new Point((float) affine.element(0, 3), (float) affine.element(1, 3), (float) affine.element(2, 3));
        return new Qform(Quaternion.ofMatrix(rotation).rounded(), handedness, (float) x, (float) y, (float) z, origin);
    }

    /** The transform's twelve elements, row after row. */
    double[] rows() {
        double[] r = rotation.matrix();
        double signedZ = zMm * handedness;
        return new double[] {
            r[0] * xMm, r[1] * yMm, r[2] * signedZ, origin.rightMm(),
            r[3] * xMm, r[4] * yMm, r[5] * signedZ, origin.anteriorMm(),
            r[6] * xMm, r[7] * yMm, r[8] * signedZ, origin.superiorMm()
        };
    }
}
