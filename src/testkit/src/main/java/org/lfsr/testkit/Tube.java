package org.lfsr.testkit;

import java.util.List;

/**
 * A bent tube in the right half of the head, and its mirror image in the left one.
 *
 * @param stations from end to end
 */
record Tube(List<Station> stations) {

    /**
     * A place that a tube passes.
     *
     * @param x millimetres from the middle
     * @param y millimetres to the front
     * @param z millimetres up
     * @param radiusMm how thick the tube is there
     */
    record Station(double x, double y, double z, double radiusMm) {}

    /** The signed distance from a place, in millimetres. */
    double distance(double x, double y, double z) {
        double closest = Double.MAX_VALUE;
        for (int i = 1; i < stations.size(); i++) {
            closest = Math.min(closest, piece(stations.get(i - 1), stations.get(i), Math.abs(x), y, z));
        }
        return closest;
    }

    private static double piece(Station from, Station to, double x, double y, double z) {
        double dx = to.x - from.x;
        double dy = to.y - from.y;
        double dz = to.z - from.z;
        double along = ((x - from.x) * dx + (y - from.y) * dy + (z - from.z) * dz) / (dx * dx + dy * dy + dz * dz);
        double t = Math.max(0, Math.min(1, along));
        double radius = from.radiusMm + t * (to.radiusMm - from.radiusMm);
        return Shape.length(x - from.x - t * dx, y - from.y - t * dy, z - from.z - t * dz) - radius;
    }
}
