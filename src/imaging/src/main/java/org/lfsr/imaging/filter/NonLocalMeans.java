package org.lfsr.imaging.filter;

import org.lfsr.imaging.Image;

/**
 * Non-local means (Buades, Coll, Morel, A non-local algorithm for image denoising, 2005): every pixel becomes the mean
 * of the pixels around it, weighted by how alike their patches are.
 *
 * <p>{@code new(p) = sum_q w(p, q) old(q) / sum_q w(p, q)} over the pixels {@code q} at most {@code patchDistance}
 * columns and rows from {@code p}, with {@code w(p, q) = exp(-max(0, d))} and {@code d = sum_o g(o) ((old(p + o) -
 * old(q + o))^2 - 2 sigma^2) / h^2} over a patch's offsets {@code o}; {@code g(o) ~ exp(-|o|^2 / (2 a^2))} with
 * {@code a = (patchSize - 1) / 4}, summing to 1; beyond the border the image is mirrored at its outermost pixels'
 * centres. A pair whose distance exceeds 5 before its patch's last row is done has no weight. As the Python library
 * scikit-image's {@code denoise_nl_means} with {@code fast_mode=False}.
 *
 * @param patchSize the patches' columns and rows, odd
 * @param patchDistance how far alike patches are looked for along each axis, in pixels, 1 or more
 * @param h the difference between patches that still counts as likeness, in the image's units; above 0
 * @param sigma the noise's standard deviation, in the image's units; 0 if not known
 */
public record NonLocalMeans(int patchSize, int patchDistance, double h, double sigma) {

    /** Of the usual choice of {@code h}, in deviations of the noise. */
    private static final double H_PER_SIGMA = 0.8;

    /** The upper half of the bits of 1.0. */
    private static final int UPPER_ONE = 1023 << 20;

    /** What the upper half grows by when a number grows by a factor of e. */
    private static final double UPPER_PER_E_FOLD = (1 << 20) / Math.log(2);

    /** Schraudolph's constant for the smallest root mean square error. */
    private static final int SMALLEST_ERROR = 60801;

    /** Beyond this a weight is too small for the approximation. */
    private static final float FARTHEST = 700;

    private static final int USUAL_PATCH_SIZE = 5;
    private static final int USUAL_PATCH_DISTANCE = 6;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public NonLocalMeans {
        if (patchSize < 1 || patchSize % 2 == 0) {
            throw new IllegalArgumentException("A patch's size is odd, found %d".formatted(patchSize));
        }
        if (patchDistance < 1) {
            throw new IllegalArgumentException("A patch distance is 1 or more, found %d".formatted(patchDistance));
        }
        if (!(h > 0 && Double.isFinite(h)) || !(sigma >= 0 && Double.isFinite(sigma))) {
            throw new IllegalArgumentException("h is above 0 and sigma 0 or more, found %s and %s".formatted(h, sigma));
        }
    }

    /**
     * Makes the filter for a known noise: patches of 5 x 5, at most 6 pixels away, {@code h = 0.8 sigma}.
     *
     * @param sigma the noise's standard deviation, in the image's units; above 0
     * @throws IllegalArgumentException if it is not
     */
    public static NonLocalMeans forNoise(double sigma) {
        return new NonLocalMeans(USUAL_PATCH_SIZE, USUAL_PATCH_DISTANCE, H_PER_SIGMA * sigma, sigma);
    }

    /** Filters an image. Any size will do. */
    public Image apply(Image image) {
        PatchDistances distances = new PatchDistances(image, patchSize, h, sigma);
        WeightedSums sums = new WeightedSums(image);
        int reachX = Math.min(patchDistance, image.width() - 1);
        int reachY = Math.min(patchDistance, image.height() - 1);
        for (int dy = 0; dy <= reachY; dy++) {
            for (int dx = dy == 0 ? 1 : -reachX; dx <= reachX; dx++) {
                sums.addPairs(dx, dy, distances);
            }
        }
        return sums.mean();
    }

    /**
     * Approximates {@code exp(-max(0, distance))} by writing a straight line into the exponent and the upper mantissa
     * of a double (Schraudolph, A fast, compact approximation of the exponential function, 1999, equation 2), which is
     * off by up to 4 %: the reference does, and results would differ visibly with the exact function.
     */
    private static double likeness(float distance) {
        if (distance > FARTHEST) {
            return 0;
        }
        int upper = UPPER_ONE - SMALLEST_ERROR - (int) (UPPER_PER_E_FOLD * Math.max(0, distance));
        return Double.longBitsToDouble((long) upper << Integer.SIZE);
    }

    /** For each pixel, the weights so far and what they weighed; begins with the pixel itself. */
    private static final class WeightedSums {

        private static final double SELF = likeness(0);

        private final Image image;
        private final double[] weights;
        private final double[] values;

        WeightedSums(Image image) {
            this.image = image;
            this.weights = new double[image.pixels().length];
            this.values = new double[image.pixels().length];
            for (int i = 0; i < values.length; i++) {
                weights[i] = SELF;
                values[i] = SELF * image.pixels()[i];
            }
        }

        /** Adds to both ends of every pair of pixels an offset apart; likeness is mutual. */
        void addPairs(int dx, int dy, PatchDistances distances) {
            int width = image.width();
            float[] pixels = image.pixels();
            int firstX = Math.max(0, -dx);
            int endX = Math.min(width, width - dx);
            float[] distance = new float[width];
            distances.begin(dx, dy);
            for (int y = 0; y + dy < image.height(); y++) {
                distances.row(y, distance);
                for (int x = firstX; x < endX; x++) {
                    double weight = likeness(distance[x]);
                    if (weight > 0) {
                        int p = y * width + x;
                        int q = p + dy * width + dx;
                        weights[p] += weight;
                        values[p] += weight * pixels[q];
                        weights[q] += weight;
                        values[q] += weight * pixels[p];
                    }
                }
            }
        }

        Image mean() {
            float[] means = new float[values.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (values[i] / weights[i]);
            }
            return new Image(image.width(), image.height(), means);
        }
    }
}
