package org.lfsr.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomLimits;
import org.lfsr.dicom.DicomReader;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.imaging.Point;

/**
 * Where the pixels of a series lie, by its files' own words and DICOM's formula (PS3.3, C.7.6.2.1.1): nothing of how
 * volumes are read is in it.
 */
final class SourcePlanes {

    private static final int AXES = 3;

    private final List<Plane> planes = new ArrayList<>();

    /** Reads the files of a series, in any order. */
    SourcePlanes(List<byte[]> files) throws IOException, UnreadableDicomException {
        DicomReader reader = new DicomReader(DicomLimits.USUAL);
        for (byte[] file : files) {
            DataSet image = reader.read(new ByteArrayInputStream(file)).dataSet();
            planes.add(new Plane(
                    image.requireNumbers(Tags.IMAGE_POSITION_PATIENT, AXES),
                    image.requireNumbers(Tags.IMAGE_ORIENTATION_PATIENT, 2 * AXES),
                    image.requireNumbers(Tags.PIXEL_SPACING, 2)));
        }
        planes.sort(Comparator.comparingDouble(Plane::height));
    }

    /**
     * Where a place in an image lies.
     *
     * @param column whole numbers are pixels' centres; likewise rows
     * @param slice which image, from 0 along their normal
     */
    Point place(double column, double row, int slice) {
        Plane plane = planes.get(slice);
        return new Point(
                -plane.coordinate(0, column, row), -plane.coordinate(1, column, row), plane.coordinate(2, column, row));
    }

    /** One image, by its attributes' values. */
    private record Plane(List<Double> position, List<Double> cosines, List<Double> spacing) {

        double coordinate(int axis, double column, double row) {
            return position.get(axis)
                    + cosines.get(axis) * spacing.get(1) * column
                    + cosines.get(AXES + axis) * spacing.get(0) * row;
        }

        /** How far along the normal it lies. */
        double height() {
            double sum = 0;
            for (int axis = 0; axis < AXES; axis++) {
                int next = (axis + 1) % AXES;
                int last = (axis + 2) % AXES;
                double normal =
                        cosines.get(next) * cosines.get(AXES + last) - cosines.get(last) * cosines.get(AXES + next);
                sum += normal * position.get(axis);
            }
            return sum;
        }
    }
}
