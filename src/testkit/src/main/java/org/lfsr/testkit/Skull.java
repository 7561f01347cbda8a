package org.lfsr.testkit;

/**
 * What lies around the brain: fluid, meninges, bone with marrow, fat, skin; below it a neck. Distances in millimetres.
 */
final class Skull {

    private static final double FLUID = 240;
    private static final double MENINGES = 900;
    private static final double BONE = 70;
    private static final double MARROW = 480;
    private static final double FAT = 1150;
    private static final double SKIN = 620;
    private static final double MUSCLE = 430;

    private final GradientNoise noise;

    Skull(long seed) {
        noise = new GradientNoise(seed * 41 + 1);
    }

    /** The signed distance from the meninges. */
    private double meninges(Cell cell) {
        double height = cell.z() > 4 ? 67 : 125;
        return Shape.ellipsoid(cell.x(), cell.y(), cell.z() - 4, 70, 87, height)
                + 1.2 * noise.at(cell.x(), cell.y(), cell.z(), 45);
    }

    /**
     * The intensity of a cell outside the brain's hull; 0 in the air.
     *
     * @param hull the cell's distance from the hull
     */
    double intensity(Cell cell, double hull) {
        double out = meninges(cell);
        if (out > 20) {
            return 0;
        }
        double uneven = 1 + 0.5 * noise.at(cell.x(), cell.y(), cell.z() + 200, 40);
        double table = 2.3 * uneven;
        double marrow = out - 1 - table;
        double outerTable = marrow - 2.6 * uneven;
        double fat = outerTable - table;
        double skin = fat - 4.5 * uneven;
        double value = inside(cell, hull);
        value = layer(value, MENINGES, cell.share(-out));
        value = layer(value, BONE, cell.share(1 - out));
        value = layer(value, MARROW, cell.share(-marrow));
        value = layer(value, BONE, cell.share(-outerTable));
        value = layer(value, FAT * (1 + 0.15 * noise.at(cell.x(), cell.y(), cell.z(), 4)), cell.share(-fat));
        value = layer(value, SKIN, cell.share(-skin));
        return layer(value, 0, cell.share(1.8 - skin));
    }

    /** Fluid around the brain, other tissue further below. */
    private double inside(Cell cell, double hull) {
        double below = Math.max(0, Math.min(1, (hull - 4) / 3));
        double muscle = MUSCLE * (1 + 0.5 * noise.fractal(cell.x(), cell.y(), cell.z(), 18));
        return layer(FLUID, muscle, below);
    }

    private static double layer(double below, double above, double share) {
        return below + share * (above - below);
    }
}
