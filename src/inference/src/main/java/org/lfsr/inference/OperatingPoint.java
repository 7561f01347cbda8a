package org.lfsr.inference;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.Component;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.imaging.roi.RoiRule;

/**
 * How a detector's maps become regions in slices of some size. Lengths are in pixels of the slice as the detector is
 * given it, but for the reach.
 *
 * @param fromSide it is for slices whose longer side has at least that many pixels, 0 or more
 * @param threshold from which share of lesion on a cell counts, above 0, at most 1
 * @param certainty what share of lesion one of the cells that hang together must have, the threshold to 1
 * @param marginPixels how many pixels a region grows on every side, 0 or more
 * @param gridPixels what a region's corners are multiples of, 1 or more
 * @param leastCells fewer cells together do not count, 1 or more; 1 keeps all
 * @param reachMm how far slices may lie whose maps a slice's own is averaged with, in millimetres across the slices, 0
 *     to 100; 0 takes a slice's own map alone
 */
public record OperatingPoint(
        int fromSide,
        double threshold,
        double certainty,
        int marginPixels,
        int gridPixels,
        int leastCells,
        double reachMm) {

    /** What a slice's own map weighs beside the average: what only one thick slice shows is not averaged away. */
    private static final float OWN_WEIGHT = 0.5f;

    private static final double MOST_REACH_MM = 100;
    private static final double ROUNDING = 1e-3; // Headers hold spacings in 32 bits.

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
        Checks.between(0, MOST_REACH_MM, "reachMm", reachMm);
    }

    /** The same for slices of another size. */
    public OperatingPoint from(int otherSide) {
        return new OperatingPoint(otherSide, threshold, certainty, marginPixels, gridPixels, leastCells, reachMm);
    }

    /** The same for slices each by its own map. */
    public OperatingPoint withoutReach() {
        return new OperatingPoint(fromSide, threshold, certainty, marginPixels, gridPixels, leastCells, 0);
    }

    /** How many slices on each side are within reach. */
    public int slicesWithinReach(double distanceMm) {
        return (int) Math.floor(reachMm / distanceMm + ROUNDING);
    }

    /**
     * A slice's map as the marking is to see it: in each cell the mean of the maps within reach, or half of what the
     * slice's own map says, whichever is more. A lesion goes on through neighbouring slices, chance does not.
     *
     * @param maps a scan's maps by the index of their slices, all of one size; slices that nobody looked at have none
     * @param slice the slice, which has one
     * @param distanceMm how far neighbouring slices lie apart, above 0
     */
    public Image averaged(NavigableMap<Integer, Image> maps, int slice, double distanceMm) {
        Image own = Objects.requireNonNull(maps.get(slice));
        int beside = slicesWithinReach(distanceMm);
        Collection<Image> near =
                maps.subMap(slice - beside, true, slice + beside, true).values();
        if (near.size() == 1) {
            return own;
        }
        float[] cells = new float[own.pixels().length];
        for (Image map : near) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] += map.pixels()[i];
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.max(cells[i] / near.size(), OWN_WEIGHT * own.pixels()[i]);
        }
        return new Image(own.width(), own.height(), cells);
    }

    /** Which cells count. */
    public Marking marking() {
        return new Marking(threshold, certainty);
    }

    /**
     * Finds the regions of a slice.
     *
     * @param occupancy the slice's map, {@link #averaged}
     * @param stride how many pixels of the slice a cell of the map is wide and high
     * @param width the slice's columns
     * @param height the slice's rows
     * @return boxes of the slice that do not overlap
     */
    public List<Box> regions(Image occupancy, int stride, int width, int height) {
        return regions(Component.of(marking().of(occupancy)), stride, width, height);
    }

    /** The same for a map of which it is known what is marked. */
    public List<Box> regions(List<Component> marked, int stride, int width, int height) {
        return new RoiRule(marginPixels, gridPixels, leastCells).boxes(marked, stride, width, height);
    }
}
