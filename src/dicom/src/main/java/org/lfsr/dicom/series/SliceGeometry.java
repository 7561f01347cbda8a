package org.lfsr.dicom.series;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;

/**
 * Where one image lies.
 *
 * @param position its first pixel's centre
 * @param alongRow the direction in which columns follow each other, of length 1
 * @param downColumn the direction in which rows do, of length 1
 * @param columnSpacingMm the distance between columns
 * @param rowSpacingMm the distance between rows
 * @param betweenMm the distance to the next image, if the image itself says it
 * @param thicknessMm its thickness, if it says that
 */
record SliceGeometry(
        PatientVector position,
        PatientVector alongRow,
        PatientVector downColumn,
        double columnSpacingMm,
        double rowSpacingMm,
        Optional<Double> betweenMm,
        Optional<Double> thicknessMm) {

    private static final double MAX_LENGTH_ERROR = 0.01;
    private static final double MAX_OFFSET_MM = 1e5;
    private static final double LEAST_SPACING_MM = 1e-3;
    private static final double MOST_SPACING_MM = 200;
    private static final double SAME_DIRECTION = 1e-3;
    private static final double SAME_SPACING = 1e-3;
    private static final double GAP_TOLERANCE = 0.02;

    /**
     * Reads an image's geometry from the data sets that hold its parts.
     *
     * @param position has Image Position (Patient)
     * @param orientation has Image Orientation (Patient)
     * @param measures has Pixel Spacing, and the distance between slices if that is known
     */
    static SliceGeometry of(DataSet position, DataSet orientation, DataSet measures) throws UnreadableDicomException {
        List<Double> place = position.requireNumbers(Tags.IMAGE_POSITION_PATIENT, 3);
        List<Double> directions = orientation.requireNumbers(Tags.IMAGE_ORIENTATION_PATIENT, 6);
        List<Double> spacings = measures.requireNumbers(Tags.PIXEL_SPACING, 2);
        PatientVector alongRow = PatientVector.of(directions, 0);
        PatientVector downColumn = PatientVector.of(directions, 3);
        checkDirections(alongRow, downColumn);
        for (double coordinate : place) {
            if (Math.abs(coordinate) > MAX_OFFSET_MM) {
                throw bad(
                        "%s is %s mm, not within %s".formatted(Tags.IMAGE_POSITION_PATIENT, coordinate, MAX_OFFSET_MM));
            }
        }
        return new SliceGeometry(
                PatientVector.of(place, 0),
                alongRow.unit(),
                downColumn.unit(),
                checkedSpacing(spacings.get(1)),
                checkedSpacing(spacings.get(0)),
                measures.number(Tags.SPACING_BETWEEN_SLICES).map(Math::abs),
                measures.number(Tags.SLICE_THICKNESS));
    }

    private static void checkDirections(PatientVector alongRow, PatientVector downColumn)
            throws UnreadableDicomException {
        boolean units = Math.abs(alongRow.length() - 1) <= MAX_LENGTH_ERROR
                && Math.abs(downColumn.length() - 1) <= MAX_LENGTH_ERROR;
        if (!units || Math.abs(alongRow.dot(downColumn)) > MAX_LENGTH_ERROR) {
            throw bad("%s is %s and %s, not two directions at right angles"
                    .formatted(Tags.IMAGE_ORIENTATION_PATIENT, alongRow, downColumn));
        }
    }

    /** Checks a distance between pixels or slices. */
    static double checkedSpacing(double spacingMm) throws UnreadableDicomException {
        if (!(spacingMm >= LEAST_SPACING_MM && spacingMm <= MOST_SPACING_MM)) {
            throw bad("Spacing is %s mm, not from %s to %s mm".formatted(spacingMm, LEAST_SPACING_MM, MOST_SPACING_MM));
        }
        return spacingMm;
    }

    /**
     * How many slices' distances this image says there are in one that was measured. Some say in place of the distance
     * how wide the gap between slices is; those, and what says nothing, have one.
     */
    double slicesIn(double measuredMm) {
        double between = betweenMm.orElse(measuredMm);
        double thickness = thicknessMm.orElse(between);
        boolean gap = between < thickness || Math.abs(between + thickness - measuredMm) <= GAP_TOLERANCE * measuredMm;
        return gap || between <= 0 ? 1 : measuredMm / between;
    }

    /** The direction across the image, towards which a right-handed volume's slices go. */
    PatientVector normal() {
        return alongRow.cross(downColumn).unit();
    }

    boolean isParallelTo(SliceGeometry other) {
        return alongRow.minus(other.alongRow).length() <= SAME_DIRECTION
                && downColumn.minus(other.downColumn).length() <= SAME_DIRECTION;
    }

    boolean isAsFineAs(SliceGeometry other) {
        return Math.abs(columnSpacingMm / other.columnSpacingMm - 1) <= SAME_SPACING
                && Math.abs(rowSpacingMm / other.rowSpacingMm - 1) <= SAME_SPACING;
    }

    /** The distances between pixels, for messages. */
    String spacing() {
        return String.format(Locale.ROOT, "%.4f x %.4f mm", columnSpacingMm, rowSpacingMm);
    }

    static UnreadableDicomException bad(String message) {
        return new UnreadableDicomException(Reason.BAD_GEOMETRY, message);
    }
}
