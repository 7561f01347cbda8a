package org.lfsr.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.roi.Component;

/**
 * What is marked in one place through a run of slices.
 *
 * @param parts its components of single slices, each beside one of a neighbouring slice
 */
record Spot(List<Part> parts) {

    /**
     * A component of one slice.
     *
     * @param slice the slice's place in the run
     */
    record Part(Box box, int slice) {

        private boolean touches(Part other) {
            return Math.abs(slice - other.slice) <= 1 && grown(box).overlaps(other.box);
        }

        private static Box grown(Box box) {
            return Box.between(box.x() - 1, box.y() - 1, box.endX() + 1, box.endY() + 1);
        }
    }

    /** Copies the list. */
    Spot {
        parts = List.copyOf(parts);
    }

    /**
     * Finds the spots of a run of slices.
     *
     * @param leastCells components of fewer cells do not count
     */
    static List<Spot> of(List<Mask> marks, int leastCells) {
        List<Spot> spots = new ArrayList<>();
        for (int slice = 0; slice < marks.size(); slice++) {
            for (Component component : Component.of(marks.get(slice))) {
                if (component.pixels() >= leastCells) {
                    add(spots, new Part(component.box(), slice));
                }
            }
        }
        return spots;
    }

    /** A part that touches several spots makes one of them. */
    private static void add(List<Spot> spots, Part part) {
        List<Part> joined = new ArrayList<>(List.of(part));
        spots.removeIf(spot -> spot.touches(part) && joined.addAll(spot.parts));
        spots.add(new Spot(joined));
    }

    private boolean touches(Part part) {
        return parts.stream().anyMatch(part::touches);
    }
}
