package org.lfsr.imaging;

/**
 * A place in patient space (RAS+).
 *
 * @param rightMm millimetres towards the patient's right
 * @param anteriorMm millimetres towards the patient's front
 * @param superiorMm millimetres towards the patient's head
 */
public record Point(double rightMm, double anteriorMm, double superiorMm) {

    /** The distance to another place, in millimetres. */
    public double distanceMm(Point other) {
        return Math.hypot(
                Math.hypot(rightMm - other.rightMm, anteriorMm - other.anteriorMm), superiorMm - other.superiorMm);
    }
}
