package org.lfsr.dicom.series;

/** How made images lie. */
public enum Orientation {
    /** Across the body, from feet to head. */
    AXIAL,
    /** From left to right, seen from the left. */
    SAGITTAL,
    /** From front to back. */
    CORONAL,
    /** Along no axis. */
    OBLIQUE;

    /** The directions along a row and down a column. */
    double[] cosines() {
        return switch (this) {
            case AXIAL -> new double[] {1, 0, 0, 0, 1, 0};
            case SAGITTAL -> new double[] {0, 1, 0, 0, 0, -1};
            case CORONAL -> new double[] {1, 0, 0, 0, 0, -1};
            case OBLIQUE -> new double[] {0.8, 0.6, 0, -0.36, 0.48, -0.8};
        };
    }
}
