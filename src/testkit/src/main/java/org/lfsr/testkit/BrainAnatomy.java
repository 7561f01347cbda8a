package org.lfsr.testkit;

import java.util.List;
import org.lfsr.testkit.Tube.Station;

/**
 * A brain's bodies as distance fields in millimetres from its middle: x to the right, y to the front, z up. Signed:
 * below 0 inside.
 */
final class BrainAnatomy {

    /** How thick the cortex is. */
    static final double CORTEX_MM = 2.9;

    /** Beyond this distance shapes are not worked out finely. */
    private static final double FAR_MM = 3;

    private static final double DEEPEST_FOLD_MM = 32;

    private static final Tube LATERAL_VENTRICLE = new Tube(List.of(
            new Station(9, 33, 2, 3.2),
            new Station(8, 24, 10, 5.2),
            new Station(8, 6, 17, 4.2),
            new Station(12, -14, 17, 4.2),
            new Station(20, -30, 9, 6.2),
            new Station(25, -48, 4, 2.4)));
    private static final Tube TEMPORAL_HORN = new Tube(
            List.of(new Station(21, -29, 6, 4.5), new Station(30, -18, -10, 2.2), new Station(31, 4, -19, 1.6)));
    private static final Tube CHOROID_PLEXUS = new Tube(
            List.of(new Station(14, -18, 15, 0.8), new Station(20, -29, 8, 2.2), new Station(23, -25, 0, 0.8)));
    private static final Tube BRAIN_STEM =
            new Tube(List.of(new Station(0, -14, -14, 13), new Station(0, -20, -36, 13), new Station(0, -34, -75, 8)));

    private final GradientNoise folds;
    private final GradientNoise minorFolds;
    private final GradientNoise warp;

    BrainAnatomy(long seed) {
        folds = new GradientNoise(seed * 31 + 1);
        minorFolds = new GradientNoise(seed * 31 + 2);
        warp = new GradientNoise(seed * 31 + 3);
    }

    /** The hull around the folds, cerebellum and stem included: what remains when the skull is stripped. */
    double hull(double x, double y, double z) {
        double around = Shape.ellipsoid(x, y, z + 5, 76, 92, 84);
        if (around > 0) {
            return around + FAR_MM;
        }
        double brain = Shape.union(cerebrum(x, y, z), cerebellum(x, y, z), 4);
        return Shape.union(brain, BRAIN_STEM.distance(x, y, z), 6);
    }

    private double cerebrum(double x, double y, double z) {
        double narrowing = 1 - 0.0016 * Math.max(-40, y);
        double upper = Shape.ellipsoid(x / narrowing, y, z - 6, 67, 83, 58) * 0.95;
        double floor = -z - 22 - 0.12 * y;
        double dome = smoothMax(upper, floor, 14);
        double temporal = Shape.ellipsoid(Math.abs(x) - 41, y - 2, z + 24 + 0.1 * y, 22, 40, 21);
        return Shape.union(dome, temporal, 8) + 1.6 * warp.at(x, y, z, 28);
    }

    private static double smoothMax(double first, double second, double filletMm) {
        return -Shape.union(-first, -second, filletMm);
    }

    /** The cerebellum. */
    double cerebellum(double x, double y, double z) {
        double bodies = Shape.union(
                Shape.ellipsoid(Math.abs(x) - 23, y + 50, z + 38, 29, 26, 20),
                Shape.ellipsoid(x, y + 50, z + 35, 12, 22, 20),
                6);
        return bodies > FAR_MM ? bodies : bodies + 1.5 * warp.at(x, y, z, 14);
    }

    /** The brain stem. */
    double brainStem(double x, double y, double z) {
        return BRAIN_STEM.distance(x, y, z);
    }

    /**
     * The tissue of the cerebrum: inside the hull and outside of every fold.
     *
     * @param hull the distance to the hull, from {@link #hull}
     */
    double tissue(double x, double y, double z, double hull) {
        double depth = -hull;
        double sheets = Math.min(fissure(x, y, z), sylvian(x, y, z));
        double folded = depth > DEEPEST_FOLD_MM ? sheets : Math.min(sheets, fold(x, y, z, depth));
        return Math.max(hull + 0.6, -folded);
    }

    /** The clefts that go inwards from the hull, some deep, more of them shallow. */
    private double fold(double x, double y, double z, double depth) {
        double pressed = 0.2 + 0.8 * 62 / Math.max(20, Shape.length(x, y, z));
        double bend = 7 * warp.at(x + 90, y, z, 24);
        double u = x * pressed + bend;
        double v = y * pressed - bend;
        double w = z * pressed + bend;
        double reach = 18 + 18 * warp.at(x, y + 90, z, 22);
        double opening = 0.5 + 0.35 * Math.max(0, 1 - depth / 5);
        double major = folds.distanceToZeroMm(u, v, w, 14.5) / pressed - opening;
        double minor = minorFolds.distanceToZeroMm(u, v, w, 10) / pressed - 0.3;
        return Math.min(Math.max(major, depth - reach), Math.max(minor, depth - 0.45 * reach));
    }

    /** The cleft between the hemispheres, down to the corpus callosum. */
    private double fissure(double x, double y, double z) {
        double sheet = Math.abs(x + 3 * warp.at(0, y, z, 30)) - 0.9;
        double callosum = Shape.ellipsoid(0, y + 4, z - 2, 1, 46, 27);
        return Math.max(sheet, -callosum * 0.9);
    }

    /** The cleft above the temporal lobes. */
    private double sylvian(double x, double y, double z) {
        double sheet = Math.abs(z + 7 - 0.25 * y + 8 * warp.at(x, y, z, 26)) - 1.1;
        return Math.max(sheet, Math.max(34 - Math.abs(x), Math.abs(y - 6) - 30));
    }

    /** The ventricles, filled with fluid. */
    double ventricles(double x, double y, double z) {
        double lateral = Math.min(LATERAL_VENTRICLE.distance(x, y, z), TEMPORAL_HORN.distance(x, y, z));
        double third = Shape.ellipsoid(x, y + 4, z + 3, 2.2, 13, 9);
        double fourth = Shape.ellipsoid(x, y + 36, z + 38, 6, 5, 9);
        double distance = Math.min(Math.min(lateral, third), fourth);
        return distance > FAR_MM ? distance : distance - 1.6 * warp.at(x, y, z + 90, 12);
    }

    /** The vessels' tangle inside the ventricles, which takes up contrast agent. */
    double choroidPlexus(double x, double y, double z) {
        double distance = CHOROID_PLEXUS.distance(x, y, z);
        return distance > FAR_MM ? distance : distance + 1.4 * warp.at(x, y, z, 5);
    }

    /** Thalamus, caudate nucleus, putamen: grey matter inside the white. */
    double nuclei(double x, double y, double z) {
        double side = Math.abs(x);
        double thalamus = Shape.ellipsoid(side - 11, y + 13, z - 3, 8, 14, 9);
        double caudate = Shape.ellipsoid(side - 14.5, y - 17, z - 8, 4.5, 12, 10);
        double putamen = Shape.ellipsoid(side - 26 + 0.15 * y, y - 3, z, 5, 17, 10);
        double distance = Math.min(thalamus, Math.min(caudate, putamen));
        return distance > FAR_MM ? distance : distance + 1.5 * warp.at(x, y, z, 10);
    }

    /** The cerebellum's leaves, a fan around its middle: below 0 in white matter, above in grey, from -1 to 1. */
    double leaves(double x, double y, double z) {
        double back = -40 - y;
        double up = z + 38;
        double angle = StrictMath.atan2(up, back) + 0.8 * warp.at(x, y, z, 18) + Math.abs(x) / 70;
        double outward = Math.sqrt(back * back + up * up + 0.15 * x * x) / 16;
        double branches = StrictMath.sin(angle * 11) + 0.6 * StrictMath.sin(angle * 29 + x / 6);
        return Math.max(-1, Math.min(1, branches * 0.9 + 2.6 * (outward - 0.75)));
    }
}
