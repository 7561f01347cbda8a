package org.lfsr.trainer.data;

import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

/** The map that a detector learns: how much of each cell is lesion. */
public final class Occupancy {

    private Occupancy() {}

    /**
     * Measures a mask.
     *
     * @param lesion the lesion
     * @param cell the side of a cell in pixels of the mask
     * @return one pixel a cell, the share of lesion in it, 0 to 1; cells over the right and lower border count only
     *     what is inside
     */
    public static Image of(Mask lesion, int cell) {
        int width = -Math.floorDiv(-lesion.width(), cell);
        int height = -Math.floorDiv(-lesion.height(), cell);
        float[] shares = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                shares[y * width + x] = share(lesion, x * cell, y * cell, cell);
            }
        }
        return new Image(width, height, shares);
    }

    private static float share(Mask lesion, int x, int y, int cell) {
        int endX = Math.min(x + cell, lesion.width());
        int endY = Math.min(y + cell, lesion.height());
        int marked = 0;
        for (int row = y; row < endY; row++) {
            for (int column = x; column < endX; column++) {
                marked += lesion.at(column, row) ? 1 : 0;
            }
        }
        return (float) marked / ((endX - x) * (endY - y));
    }
}
