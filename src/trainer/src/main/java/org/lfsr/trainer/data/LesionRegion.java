package org.lfsr.trainer.data;

import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

/**
 * The region that methods are compared on: the box around a slice's lesions, 8 pixels more on every side, then outwards
 * to multiples of 8, and inside the slice.
 */
public final class LesionRegion {

    private static final int MARGIN = 8;
    private static final int GRID = 8;

    private LesionRegion() {}

    /**
     * Finds the region.
     *
     * @param lesion a slice's lesions, at least one pixel
     */
    public static Box of(Mask lesion) {
        int left = lesion.width();
        int top = lesion.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < lesion.height(); y++) {
            for (int x = 0; x < lesion.width(); x++) {
                if (lesion.at(x, y)) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return Box.between(
                down(left - MARGIN),
                down(top - MARGIN),
                up(right + MARGIN, lesion.width()),
                up(bottom + MARGIN, lesion.height()));
    }

    private static int down(int place) {
        return Math.max(0, Math.floorDiv(place, GRID) * GRID);
    }

    private static int up(int place, int limit) {
        return Math.min(limit / GRID * GRID, -Math.floorDiv(-place, GRID) * GRID);
    }
}
