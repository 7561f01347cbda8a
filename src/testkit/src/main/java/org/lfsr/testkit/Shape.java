package org.lfsr.testkit;

/**
 * Signed distances, in millimetres, nearly: below 0 inside a body, above 0 outside.
 *
 * <p>See Quilez, <a href="https://iquilezles.org/articles/distfunctions/">Distance functions</a>, for the formulas.
 */
final class Shape {

    private Shape() {}

    /** An ellipsoid around the origin. */
    static double ellipsoid(double x, double y, double z, double radiusX, double radiusY, double radiusZ) {
        double u = x / radiusX;
        double v = y / radiusY;
        double w = z / radiusZ;
        double level = Math.sqrt(u * u + v * v + w * w);
        double slope = length(u / radiusX, v / radiusY, w / radiusZ);
        return slope > 0 ? level * (level - 1) / slope : -Math.min(radiusX, Math.min(radiusY, radiusZ));
    }

    /** The distance from the origin. */
    static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Two bodies made one, the crease between them filled. */
    static double union(double first, double second, double filletMm) {
        double overlap = Math.max(0, filletMm - Math.abs(first - second)) / filletMm;
        return Math.min(first, second) - overlap * overlap * filletMm / 4;
    }

    /**
     * How much of a small cell is inside, from the distance at its centre.
     *
     * @param edgeMm the cell's size; 0 for all or nothing
     */
    static double share(double distance, double edgeMm) {
        if (edgeMm == 0) {
            return distance < 0 ? 1 : 0;
        }
        double share = 0.5 - distance / edgeMm;
        return Math.max(0, Math.min(1, share));
    }
}
