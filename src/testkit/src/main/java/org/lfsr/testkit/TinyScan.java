package org.lfsr.testkit;

import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

/**
 * Scans of a few slices that take no time: a grey ball with a soft edge in the dark and, unless it is healthy, one
 * bright soft spot in it that the detector of {@link TestModels} finds in the middle slices. The same for the same
 * seed.
 */
public final class TinyScan {

    /** The size of each. */
    public static final Grid GRID = new Grid(48, 40, 6);

    /** Where each lies: coarser across the slices than along them, and beside the origin. */
    public static final Affine AFFINE = Affine.ofRows(-1.25, 0, 0, 30, 0, 1.25, 0, -25, 0, 0, 4, 10);

    private static final double BALL = 600;
    private static final double SPOT = 3000;
    private static final double SPOT_PIXELS = 2.5;
    private static final double MIDDLE_SLICE = 2.5;

    private TinyScan() {}

    /** A scan with a lesion, somewhere near its middle. */
    public static Volume withLesion(long seed) {
        int x = 20 + Math.floorMod(seed, 9);
        int y = 16 + Math.floorMod(seed / 9, 9);
        return scan(seed, x, y, SPOT);
    }

    /** A scan without. */
    public static Volume healthy(long seed) {
        return scan(seed, 0, 0, 0);
    }

    private static Volume scan(long seed, int spotX, int spotY, double spot) {
        GradientNoise texture = new GradientNoise(seed);
        float[] voxels = new float[GRID.length()];
        for (int z = 0; z < GRID.depth(); z++) {
            for (int y = 0; y < GRID.height(); y++) {
                for (int x = 0; x < GRID.width(); x++) {
                    double away = Shape.length(x - spotX, y - spotY, 4 * (z - MIDDLE_SLICE)) / SPOT_PIXELS;
                    double value = ball(x, y) * (1 + 0.2 * texture.at(x, y, 4 * z, 7));
                    voxels[GRID.index(x, y, z)] = (float) Math.rint(value + spot * StrictMath.exp(-away * away / 2));
                }
            }
        }
        return new Volume(GRID, AFFINE, voxels);
    }

    private static double ball(int x, int y) {
        double inside = 17 - Shape.length(x - 23.5, y - 19.5, 0);
        return BALL / (1 + StrictMath.exp(-inside));
    }
}
