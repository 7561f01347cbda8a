package org.lfsr.dicom.derived;

import org.lfsr.dicom.DataSetBuilder;
import org.lfsr.dicom.Tags;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Point;

/**
 * Where the slices of a volume lie, in DICOM's patient space: to the left and to the back, where NIfTI's goes to the
 * right and to the front.
 */
record SlicePlane(Affine affine) {

    private static final int RIGHT = 0;
    private static final int ANTERIOR = 1;
    private static final int SUPERIOR = 2;

    /** Puts a slice's place; its thickness is for others to know. */
    void put(int slice, DataSetBuilder image) {
        Point first = affine.apply(0, 0, slice);
        image.numbers(Tags.IMAGE_POSITION_PATIENT, -first.rightMm(), -first.anteriorMm(), first.superiorMm())
                .numbers(
                        Tags.IMAGE_ORIENTATION_PATIENT,
                        -cosine(0, RIGHT),
                        -cosine(0, ANTERIOR),
                        cosine(0, SUPERIOR),
                        -cosine(1, RIGHT),
                        -cosine(1, ANTERIOR),
                        cosine(1, SUPERIOR))
                .numbers(Tags.PIXEL_SPACING, affine.spacingMm(Axis.Y), affine.spacingMm(Axis.X))
                .numbers(Tags.SPACING_BETWEEN_SLICES, spacingMm());
    }

    /** From one slice's plane to the next one's. */
    double spacingMm() {
        double area =
                Math.hypot(Math.hypot(crossed(ANTERIOR, SUPERIOR), crossed(SUPERIOR, RIGHT)), crossed(RIGHT, ANTERIOR));
        return Math.abs(affine.determinant()) / area;
    }

    private double crossed(int one, int other) {
        return affine.element(one, 0) * affine.element(other, 1) - affine.element(other, 0) * affine.element(one, 1);
    }

    /** Of a column of the transform: rows' direction is 0, columns' is 1. */
    private double cosine(int column, int row) {
        return affine.element(row, column) / affine.spacingMm(column == 0 ? Axis.X : Axis.Y);
    }
}
