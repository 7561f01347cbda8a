package org.lfsr.imaging;

/**
 * A scan: voxels on a grid, and where the grid lies in the patient. Holds the array that it was given; whoever makes a
 * volume gives the array away.
 */
public final class Volume {

    private final Grid grid;
    private final Affine affine;
    private final float[] voxels;

    /**
     * Creates a volume over an array.
     *
     * @param voxels x fastest, then y, then z; as many as the grid has
     * @throws IllegalArgumentException if the array has another length
     */
    public Volume(Grid grid, Affine affine, float[] voxels) {
        if (voxels.length != grid.length()) {
            throw new IllegalArgumentException(
                    "A volume of %s has %d voxels, found %d".formatted(grid, grid.length(), voxels.length));
        }
        this.grid = grid;
        this.affine = affine;
        this.voxels = voxels;
    }

    /** The size. */
    public Grid grid() {
        return grid;
    }

    /** Where the voxels lie in patient space. */
    public Affine affine() {
        return affine;
    }

    /** The voxels, x fastest; not a copy. */
    public float[] voxels() {
        return voxels;
    }

    /** One voxel. */
    public float at(int x, int y, int z) {
        return voxels[grid.index(x, y, z)];
    }

    /**
     * Copies the slice across an axis. The slice's columns and rows are the two other axes, in the order x, y, z.
     *
     * @param normal the axis that the slice lies across
     * @param index which one, from 0
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public Image slice(Axis normal, int index) {
        if (index < 0 || index >= grid.size(normal)) {
            throw new IndexOutOfBoundsException("Slice %d across %s of a volume of %s".formatted(index, normal, grid));
        }
        int width = normal == Axis.X ? grid.height() : grid.width();
        int height = normal == Axis.Z ? grid.height() : grid.depth();
        int start = normal.of(1, grid.width(), grid.sliceLength()) * index;
        int columnStep = normal == Axis.X ? grid.width() : 1;
        int rowStep = normal == Axis.Z ? grid.width() : grid.sliceLength();
        return new Image(width, height, gathered(start, columnStep, rowStep, width, height));
    }

    private float[] gathered(int start, int columnStep, int rowStep, int width, int height) {
        float[] pixels = new float[width * height];
        for (int row = 0; row < height; row++) {
            int from = start + row * rowStep;
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] = voxels[from + column * columnStep];
            }
        }
        return pixels;
    }
}
