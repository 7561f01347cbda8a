package org.lfsr.testkit;

/**
 * A ring-enhancing tumour: a dead core, a rim that takes up contrast agent, oedema around it in fingers, and the brain
 * pushed aside. Distances are signed, in millimetres, below 0 inside.
 *
 * @param x where its middle is, in the anatomy's millimetres
 * @param y the same, to the front
 * @param z the same, up
 * @param radiusMm the mean radius of the rim's outside
 * @param texture what makes it irregular
 */
record Tumour(double x, double y, double z, double radiusMm, GradientNoise texture) {

    private static final double SQUEEZE = 0.3;
    private static final double ELSEWHERE_MM = 500;

    /** Whether a cell is so far away that the tumour changes nothing there. */
    boolean isFar(Cell cell) {
        return fromMiddle(cell) > 3 * radiusMm + 20;
    }

    private double fromMiddle(Cell cell) {
        return Shape.length(cell.x() - x, cell.y() - y, cell.z() - z);
    }

    /** By what to multiply the way from the middle to find what was there before the tumour grew; below 1. */
    double squeeze(Cell cell) {
        double reach = fromMiddle(cell) / (1.6 * radiusMm);
        return 1 - SQUEEZE * StrictMath.exp(-reach * reach);
    }

    /** The distance from the rim's outside. */
    double rim(Cell cell) {
        return fromMiddle(cell) - radiusMm * (1 + 0.65 * texture.fractal(cell.x(), cell.y(), cell.z(), 1.2 * radiusMm));
    }

    /** The distance from the core's outside, given the one from the rim's. */
    double core(Cell cell, double rim) {
        double thickness = 1 + 1.3 * texture.fractal(cell.x() + ELSEWHERE_MM, cell.y(), cell.z(), 0.9 * radiusMm);
        return rim + Math.max(0.08, 0.26 * thickness) * radiusMm;
    }

    /** The distance from the oedema's outside. */
    double oedema(Cell cell) {
        double fingers = 0.5 + 1.3 * texture.fractal(cell.x(), cell.y() + ELSEWHERE_MM, cell.z(), 24);
        return fromMiddle(cell) - radiusMm * (1.3 + 0.75 * fingers);
    }

    /** By what the intensities vary: 1 on average. */
    double patches(Cell cell) {
        return 1 + 0.22 * texture.fractal(cell.x(), cell.y(), cell.z() + ELSEWHERE_MM, 5);
    }
}
