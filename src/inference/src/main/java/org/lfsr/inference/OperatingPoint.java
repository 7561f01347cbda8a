package org.lfsr.inference;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.imaging.roi.RoiRule;

/**
 * How a detector's map becomes regions in slices of some size. Lengths are in pixels of the slice as the detector is
 * given it.
 *
 * @param fromSide it is for slices whose longer side has at least that many pixels, 0 or more
 * @param threshold from which share of lesion on a cell counts, above 0, at most 1
 * @param certainty what share of lesion one of the cells that hang together must have, the threshold to 1
 * @param marginPixels how many pixels a region grows on every side, 0 or more
 * @param gridPixels what a region's corners are multiples of, 1 or more
 * @param leastCells fewer cells together do not count, 1 or more; 1 keeps all
 */
public record OperatingPoint(
        int fromSide, double threshold, double certainty, int marginPixels, int gridPixels, int leastCells) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public OperatingPoint {
        Checks.atLeast(0, "fromSide", fromSide);
        Checks.between(Double.MIN_NORMAL, 1, "threshold", threshold);
        Checks.between(threshold, 1, "certainty", certainty);
        Checks.atLeast(0, "marginPixels", marginPixels);
        Checks.atLeast(1, "gridPixels", gridPixels);
        Checks.atLeast(1, "leastCells", leastCells);
    }

    /** The same for slices of another size. */
    public OperatingPoint from(int otherSide) {
        return new OperatingPoint(otherSide, threshold, certainty, marginPixels, gridPixels, leastCells);
    }

    /** Which cells count. */
    public Marking marking() {
        return new Marking(threshold, certainty);
    }

    /**
     * Finds the regions of a slice.
     *
     * @param occupancy the detector's map
     * @param stride how many pixels of the slice a cell of the map is wide and high
     * @param width the slice's columns
     * @param height the slice's rows
     * @return boxes of the slice that do not overlap
     */
    public List<Box> regions(Image occupancy, int stride, int width, int height) {
        return new RoiRule(marginPixels, gridPixels, leastCells).boxes(marking().of(occupancy), stride, width, height);
    }
}
