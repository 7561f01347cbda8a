package org.lfsr.imaging;

import java.util.Arrays;

/**
 * Where the voxels of a grid lie in patient space: the upper three rows of the 4 x 4 matrix that takes a voxel's index,
 * {@code (i, j, k, 1)}, to its centre in millimetres (RAS+). Immutable.
 */
public final class Affine {

    private static final int COLUMNS = 4;
    private static final int ELEMENTS = 12;

    /** Voxels of one millimetre, the first one's centre at the origin. */
    public static final Affine IDENTITY = ofSpacing(1, 1, 1);

    private final double[] elements;

    private Affine(double[] elements) {
        this.elements = elements;
    }

    /**
     * Makes a transform from its three rows, one after the other.
     *
     * @param elements twelve finite numbers, millimetres per voxel and, at the end of each row, millimetres
     * @throws IllegalArgumentException if there are not twelve, one is not finite, or the voxels have no volume
     */
    public static Affine ofRows(double... elements) {
        if (elements.length != ELEMENTS) {
            throw new IllegalArgumentException("An affine has 12 elements, found %d".formatted(elements.length));
        }
        if (!Arrays.stream(elements).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Affine is not finite: %s".formatted(Arrays.toString(elements)));
        }
        Affine affine = new Affine(elements.clone());
        if (!(Math.abs(affine.determinant()) > 0)) {
            throw new IllegalArgumentException("Affine is singular: %s".formatted(Arrays.toString(elements)));
        }
        return affine;
    }

    /** Makes a transform along the patient's axes, the first voxel's centre at the origin. */
    public static Affine ofSpacing(double xMm, double yMm, double zMm) {
        return ofRows(xMm, 0, 0, 0, 0, yMm, 0, 0, 0, 0, zMm, 0);
    }

    /** One element; rows are right, anterior, superior; columns are x, y, z and the offset. */
    public double element(int row, int column) {
        return elements[row * COLUMNS + column];
    }

    /** The twelve elements, row after row; the caller's to keep. */
    public double[] toRows() {
        return elements.clone();
    }

    /** Where a voxel index, whole or not, lies in the patient. */
    public Point apply(double i, double j, double k) {
        return new Point(row(0, i, j, k), row(1, i, j, k), row(2, i, j, k));
    }

    private double row(int row, double i, double j, double k) {
        return element(row, 0) * i + element(row, 1) * j + element(row, 2) * k + element(row, 3);
    }

    /** The distance between neighbouring voxels' centres along an axis, in millimetres. */
    public double spacingMm(Axis axis) {
        int column = axis.of(0, 1, 2);
        return Math.hypot(Math.hypot(element(0, column), element(1, column)), element(2, column));
    }

    /** The volume of a voxel, in cubic millimetres; negative if the axes are left-handed. */
    public double determinant() {
        return element(0, 0) * (element(1, 1) * element(2, 2) - element(1, 2) * element(2, 1))
                - element(0, 1) * (element(1, 0) * element(2, 2) - element(1, 2) * element(2, 0))
                + element(0, 2) * (element(1, 0) * element(2, 1) - element(1, 1) * element(2, 0));
    }

    /** The transform of a part of the grid that begins at the given voxel. */
    public Affine cropped(int i, int j, int k) {
        return composed(1, 1, 1, i, j, k);
    }

    /**
     * The transform of the same space cut into finer voxels. The corners of the grid stay where they are, so the first
     * voxel's centre moves: new index {@code n} is old index {@code (n + 0.5) / factor - 0.5}.
     *
     * @param x how many new voxels make one old one along x; above 0; below 1 for coarser voxels
     * @param y the same along y
     * @param z the same along z
     */
    public Affine refined(double x, double y, double z) {
        return composed(1 / x, 1 / y, 1 / z, centre(x), centre(y), centre(z));
    }

    private static double centre(double factor) {
        return 0.5 / factor - 0.5;
    }

    /** This transform after {@code old = scale * new + offset} on each axis. */
    private Affine composed(double scaleX, double scaleY, double scaleZ, double i, double j, double k) {
        double[] composed = new double[ELEMENTS];
        for (int row = 0; row < 3; row++) {
            composed[row * COLUMNS] = element(row, 0) * scaleX;
            composed[row * COLUMNS + 1] = element(row, 1) * scaleY;
            composed[row * COLUMNS + 2] = element(row, 2) * scaleZ;
            composed[row * COLUMNS + 3] = row(row, i, j, k);
        }
        return ofRows(composed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine affine && Arrays.equals(elements, affine.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /** The three rows. */
    @Override
    public String toString() {
        return Arrays.toString(elements);
    }
}
