package org.lfsr.trainer.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.roi.Coverage;

/** A slice's lesion as the list of its pixels, by which many sets of regions are measured fast. */
final class LesionPixels {

    private final int width;
    private final int slicePixels;
    private final int[] places;

    LesionPixels(Mask lesion) {
        this.width = lesion.width();
        this.slicePixels = lesion.pixels().length;
        this.places = IntStream.range(0, slicePixels)
                .filter(place -> lesion.pixels()[place])
                .toArray();
    }

    /** How many there are. */
    int count() {
        return places.length;
    }

    /**
     * How many of them a map holds; outside the map are none.
     *
     * @param map the share of lesion in cells
     * @param cell how many pixels a cell is wide and high
     */
    double mapped(Image map, int cell) {
        return Arrays.stream(places)
                .filter(place -> map.bounds().contains(place % width / cell, place / width / cell))
                .mapToDouble(place -> map.at(place % width / cell, place / width / cell))
                .sum();
    }

    /**
     * Measures regions.
     *
     * @param regions boxes inside the slice that do not overlap
     */
    Coverage coveredBy(List<Box> regions) {
        int covered = 0;
        int area = 0;
        for (Box region : regions) {
            area += region.area();
            for (int place : places) {
                covered += region.contains(place % width, place / width) ? 1 : 0;
            }
        }
        return new Coverage(places.length, covered, area, slicePixels);
    }
}
