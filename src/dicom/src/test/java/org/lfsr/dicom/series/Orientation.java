package org.lfsr.dicom.series;

/** How made images lie. */
public enum Orientation {
    /** Across the body, from feet to head. */
    AXIAL(1, 0, 0, 0, 1, 0),
    /** From left to right, seen from the left. */
    SAGITTAL(0, 1, 0, 0, 0, -1),
    /** From front to back. */
    CORONAL(1, 0, 0, 0, 0, -1),
    /** Along no axis. */
    OBLIQUE(0.8, 0.6, 0, -0.36, 0.48, -0.8);

    private final double[] cosines;

    Orientation(double... cosines) {
        this.cosines = cosines;
    }

    /** The directions along a row and down a column. */
    double[] cosines() {
        return cosines.clone();
    }
}
