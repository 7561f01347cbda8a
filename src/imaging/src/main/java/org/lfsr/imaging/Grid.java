package org.lfsr.imaging;

/**
 * How many voxels a volume has along each of its axes.
 *
 * @param width voxels along x, at least 1
 * @param height voxels along y, at least 1
 * @param depth voxels along z, at least 1
 */
public record Grid(int width, int height, int depth) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if an axis is empty, or the voxels are too many for one array
     */
    public Grid {
        if (width < 1 || height < 1 || depth < 1) {
            throw new IllegalArgumentException("Grid %d x %d x %d has an empty axis".formatted(width, height, depth));
        }
        if ((double) width * height * depth > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "Grid %d x %d x %d is too large for one array".formatted(width, height, depth));
        }
    }

    /** The number of voxels. */
    public int length() {
        return width * height * depth;
    }

    /** The number of voxels in one slice across z. */
    public int sliceLength() {
        return width * height;
    }

    /** The number of voxels along an axis. */
    public int size(Axis axis) {
        return axis.of(width, height, depth);
    }

    /** Where a voxel lies in an array of all of them. */
    public int index(int x, int y, int z) {
        return (z * height + y) * width + x;
    }

    /** The sizes, as {@code 240 x 240 x 155}. */
    @Override
    public String toString() {
        return width + " x " + height + " x " + depth;
    }
}
