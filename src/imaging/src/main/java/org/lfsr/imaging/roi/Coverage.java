package org.lfsr.imaging.roi;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

/**
 * How well a slice's boxes cover its lesion, and how much else.
 *
 * @param lesionPixels how many pixels are lesion
 * @param coveredPixels how many of them lie inside a box
 * @param roiPixels how many pixels lie inside a box
 * @param slicePixels how many there are
 */
public record Coverage(int lesionPixels, int coveredPixels, int roiPixels, int slicePixels) {

    private static final double ACCEPTABLE_SHARE = 0.95;

    /**
     * Checks that parts are not larger than wholes.
     *
     * @throws IllegalArgumentException if one is
     */
    public Coverage {
        if (coveredPixels < 0
                || coveredPixels > Math.min(lesionPixels, roiPixels)
                || Math.max(lesionPixels, roiPixels) > slicePixels) {
            throw new IllegalArgumentException("%d covered of %d lesion pixels, %d in boxes, of %d in all"
                    .formatted(coveredPixels, lesionPixels, roiPixels, slicePixels));
        }
    }

    /**
     * Measures a slice.
     *
     * @param lesion the true lesion
     * @param boxes of the mask's scale; pixels in several count once, those outside the mask not at all
     */
    public static Coverage of(Mask lesion, List<Box> boxes) {
        int covered = 0;
        int inBoxes = 0;
        for (int y = 0; y < lesion.height(); y++) {
            for (int x = 0; x < lesion.width(); x++) {
                if (isInside(boxes, x, y)) {
                    inBoxes++;
                    covered += lesion.at(x, y) ? 1 : 0;
                }
            }
        }
        return new Coverage(lesion.count(), covered, inBoxes, lesion.pixels().length);
    }

    private static boolean isInside(List<Box> boxes, int x, int y) {
        for (Box box : boxes) {
            if (box.contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    /** The share of the lesion that lies inside the boxes, 0 to 1; 1 if there is no lesion. */
    public double lesionShare() {
        return lesionPixels == 0 ? 1 : (double) coveredPixels / lesionPixels;
    }

    /** The share of the slice that the boxes cover, 0 to 1: a box around everything is perfect, but 1. */
    public double areaShare() {
        return (double) roiPixels / slicePixels;
    }

    /** Whether all of the lesion lies inside the boxes. */
    public boolean isPerfect() {
        return coveredPixels == lesionPixels;
    }

    /** Whether at least 95 % of the lesion lies inside the boxes. */
    public boolean isAcceptable() {
        return lesionShare() >= ACCEPTABLE_SHARE;
    }

    /** Whether there are boxes but no lesion. */
    public boolean isFalseAlarm() {
        return lesionPixels == 0 && roiPixels > 0;
    }
}
