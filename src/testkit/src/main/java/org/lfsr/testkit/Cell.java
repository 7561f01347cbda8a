package org.lfsr.testkit;

/**
 * A small part of space that is averaged over.
 *
 * @param x its middle, in the anatomy's millimetres, to the right
 * @param y the same, to the front
 * @param z the same, up
 * @param edgeMm its size; 0 for a point
 */
record Cell(double x, double y, double z, double edgeMm) {

    /** How much of the cell is inside a body, given the signed distance of its middle. */
    double share(double distanceMm) {
        return Shape.share(distanceMm, edgeMm);
    }

    /** The same cell with its way from a place multiplied. */
    Cell scaledAround(double placeX, double placeY, double placeZ, double factor) {
        return new Cell(
                placeX + (x - placeX) * factor, placeY + (y - placeY) * factor, placeZ + (z - placeZ) * factor, edgeMm);
    }
}
