package org.lfsr.testkit;

/**
 * Smooth random fields in space, a different one for each seed: improved noise (Perlin, "Improving noise", SIGGRAPH
 * 2002) over hashed lattice points, so that it neither repeats nor keeps tables. The same everywhere and on every JVM.
 */
final class GradientNoise {

    private static final double STEP = 1e-3;

    private final int seed;

    GradientNoise(long seed) {
        this.seed = mixed((int) (seed ^ (seed >>> 32)));
    }

    /**
     * The field at a place.
     *
     * @param cellMm the lattice's constant, about the distance between a high and the next
     * @return within [-1, 1], mostly within [-0.5, 0.5], 0 on average
     */
    double at(double x, double y, double z, double cellMm) {
        return at(x / cellMm, y / cellMm, z / cellMm);
    }

    /** Three octaves, each half as strong and half as wide as the one before. */
    double fractal(double x, double y, double z, double cellMm) {
        return at(x, y, z, cellMm) + 0.5 * at(x, y, z, cellMm / 2) + 0.25 * at(x, y, z, cellMm / 4);
    }

    /** The distance in millimetres, nearly, to the closest surface on which the field is 0. */
    double distanceToZeroMm(double x, double y, double z, double cellMm) {
        double u = x / cellMm;
        double v = y / cellMm;
        double w = z / cellMm;
        double value = at(u, v, w);
        double du = (at(u + STEP, v, w) - value) / STEP;
        double dv = (at(u, v + STEP, w) - value) / STEP;
        double dw = (at(u, v, w + STEP) - value) / STEP;
        double slope = Math.max(0.5, Math.sqrt(du * du + dv * dv + dw * dw));
        return Math.abs(value) / slope * cellMm;
    }

    private double at(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double near = plane(i, j, k, x - i, y - j, z - k);
        double far = plane(i, j, k + 1, x - i, y - j, z - k - 1);
        return mix(near, far, fade(z - k));
    }

    private double plane(int i, int j, int k, double u, double v, double w) {
        double share = fade(u);
        double front = mix(slope(i, j, k, u, v, w), slope(i + 1, j, k, u - 1, v, w), share);
        double back = mix(slope(i, j + 1, k, u, v - 1, w), slope(i + 1, j + 1, k, u - 1, v - 1, w), share);
        return mix(front, back, fade(v));
    }

    /** The dot product of a lattice point's gradient, towards an edge of a cube, with the way from there. */
    private double slope(int i, int j, int k, double x, double y, double z) {
        int hash = mixed(seed ^ i * 0x8DA6B343 ^ j * 0xD8163841 ^ k * 0xCB1AB31F) & 15;
        double u = hash < 8 ? x : y;
        double v = hash < 4 ? y : hash == 12 || hash == 14 ? x : z;
        return ((hash & 1) == 0 ? u : -u) + ((hash & 2) == 0 ? v : -v);
    }

    private static double mix(double from, double to, double share) {
        return from + share * (to - from);
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    /** MurmurHash3's last step: every bit of the result depends on every bit given. */
    private static int mixed(int bits) {
        int hash = bits;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }
}
