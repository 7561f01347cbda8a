package org.lfsr.trainer.evaluation;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.Component;
import org.lfsr.imaging.roi.Coverage;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;

/**
 * What a detector saw in a slice, and what was there.
 *
 * @param patient whose slice it is
 * @param occupancy the detector's map, averaged with those within reach
 * @param view how the slice was shown
 * @param lesion the lesion in the unshrunk slice
 */
record Sighting(String patient, Image occupancy, View view, LesionPixels lesion) {

    /**
     * How a slice was shown to a detector.
     *
     * @param scale by which factor it was shrunk
     * @param stride how many pixels of the shrunk slice a cell of the map is wide and high
     * @param width the shrunk slice's columns
     * @param height the shrunk slice's rows
     */
    record View(int scale, int stride, int width, int height) {}

    /** How well the regions of the operating point for its size cover the lesion, in the unshrunk slice. */
    Coverage at(OperatingRule rule) {
        return at(rule.at(view.width(), view.height()));
    }

    /** How well the regions of an operating point cover the lesion, in the unshrunk slice. */
    Coverage at(OperatingPoint point) {
        return at(point, marked(point.marking()));
    }

    /** What is marked in the map. */
    List<Component> marked(Marking marking) {
        return Component.of(marking.of(occupancy));
    }

    /** The same as {@link #at(OperatingPoint)}, where it is known what the point marks. */
    Coverage at(OperatingPoint point, List<Component> marked) {
        List<Box> regions = point.regions(marked, view.stride(), view.width(), view.height()).stream()
                .map(region -> region.refined(view.scale()))
                .toList();
        return lesion.coveredBy(regions);
    }

    /** The overlap of the map with the lesion, 0 to 1: twice what they share, divided by what both have. */
    double dice() {
        int cell = view.stride() * view.scale();
        double mapped = 0;
        for (float share : occupancy.pixels()) {
            mapped += (double) share * cell * cell;
        }
        return 2 * lesion.mapped(occupancy, cell) / (mapped + lesion.count());
    }
}
