package org.lfsr.imaging.nifti;

import java.util.Arrays;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * Where a header places its voxels: by the matrix (sform) if it has one, else by the quaternion (qform), else as
 * nibabel does, by the spacings alone, with the grid's centre at the origin and x running to the left.
 */
final class Orientation {

    private static final double LEAST_SPACING_MM = 1e-3;
    private static final double MOST_SPACING_MM = 200;
    private static final double MOST_OFFSET_MM = 1e5;
    private static final double LEAST_RELATIVE_VOLUME = 1e-4;
    private static final int SPACE_UNITS = 7;
    private static final int ELEMENTS = 12;
    private static final int COLUMNS = 4;

    private Orientation() {}

    static Affine of(NiftiFields fields, Grid grid) throws UnreadableVolumeException {
        double[] rows = rows(fields, grid);
        double unitMm = unitMm(fields.units() & SPACE_UNITS);
        for (int i = 0; i < ELEMENTS; i++) {
            rows[i] *= unitMm;
        }
        checkOffsets(rows);
        Affine affine = affine(rows);
        checkVoxels(affine);
        return affine;
    }

    private static double[] rows(NiftiFields fields, Grid grid) throws UnreadableVolumeException {
        if (fields.sformCode() > 0) {
            return sform(fields);
        }
        checkSpacings(fields);
        return fields.qformCode() > 0 ? Qform.of(fields).rows() : centred(fields, grid);
    }

    private static double[] sform(NiftiFields fields) {
        double[] rows = new double[ELEMENTS];
        Arrays.setAll(rows, fields::matrix);
        return rows;
    }

    private static double[] centred(NiftiFields fields, Grid grid) {
        double x = -fields.spacing(1);
        double y = fields.spacing(2);
        double z = fields.spacing(3);
        return new double[] {
            x,
            0,
            0,
            -x * (grid.width() - 1) / 2,
            0,
            y,
            0,
            -y * (grid.height() - 1) / 2,
            0,
            0,
            z,
            -z * (grid.depth() - 1) / 2
        };
    }

    /** Other readers take a spacing of 0 for 1 and drop a minus sign, and disagree on which: guesses, not geometry. */
    private static void checkSpacings(NiftiFields fields) throws UnreadableVolumeException {
        for (int axis = 1; axis <= 3; axis++) {
            if (!(fields.spacing(axis) > 0)) {
                throw bad("Spacing along axis %d is %s, not above 0".formatted(axis, fields.spacing(axis)));
            }
        }
    }

    private static double unitMm(int code) throws UnreadableVolumeException {
        return switch (code) {
            case 0, 2 -> 1;
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> throw bad("Unit of length is %d, not 1 (m), 2 (mm), 3 (micron) or 0".formatted(code));
        };
    }

    private static Affine affine(double[] rows) throws UnreadableVolumeException {
        try {
            return Affine.ofRows(rows);
        } catch (IllegalArgumentException e) {
            throw new UnreadableVolumeException(Reason.BAD_GEOMETRY, String.valueOf(e.getMessage()), e);
        }
    }

    private static void checkOffsets(double[] rows) throws UnreadableVolumeException {
        for (int i = COLUMNS - 1; i < ELEMENTS; i += COLUMNS) {
            if (!(Math.abs(rows[i]) <= MOST_OFFSET_MM)) {
                throw bad("First voxel lies at %s mm, not within %s mm".formatted(rows[i], MOST_OFFSET_MM));
            }
        }
    }

    private static void checkVoxels(Affine affine) throws UnreadableVolumeException {
        double volume = 1;
        for (Axis axis : Axis.values()) {
            double spacing = affine.spacingMm(axis);
            if (!(spacing >= LEAST_SPACING_MM && spacing <= MOST_SPACING_MM)) {
                throw bad("Spacing along %s is %s mm, not from %s to %s mm"
                        .formatted(axis, spacing, LEAST_SPACING_MM, MOST_SPACING_MM));
            }
            volume *= spacing;
        }
        if (Math.abs(affine.determinant()) < LEAST_RELATIVE_VOLUME * volume) {
            throw bad("Axes lie in one plane: %s".formatted(affine));
        }
    }

    private static UnreadableVolumeException bad(String message) {
        return new UnreadableVolumeException(Reason.BAD_GEOMETRY, message);
    }
}
