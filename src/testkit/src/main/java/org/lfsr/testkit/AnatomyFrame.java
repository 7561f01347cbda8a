package org.lfsr.testkit;

import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Point;

/** Where a grid's voxels lie in the anatomy, whose middle is the grid's. */
final class AnatomyFrame {

    /** About the size of the cells that a larger voxel is the average of. */
    private static final double FINE_MM = 2;

    private static final int MOST_CELLS = 4;

    private final Grid grid;
    private final Affine affine;
    private final Point middle;
    private final int cellsX;
    private final int cellsY;
    private final int cellsZ;
    private final double edgeMm;

    private AnatomyFrame(Grid grid, Affine affine, int mostCells) {
        this.grid = grid;
        this.affine = affine;
        this.middle = affine.apply((grid.width() - 1) / 2.0, (grid.height() - 1) / 2.0, (grid.depth() - 1) / 2.0);
        this.cellsX = cells(mostCells, affine.spacingMm(Axis.X));
        this.cellsY = cells(mostCells, affine.spacingMm(Axis.Y));
        this.cellsZ = cells(mostCells, affine.spacingMm(Axis.Z));
        double volume = Math.abs(affine.determinant()) / (cellsX * cellsY * cellsZ);
        this.edgeMm = mostCells == 0 ? 0 : StrictMath.cbrt(volume);
    }

    /** A frame whose voxels are averages of what they cover. */
    static AnatomyFrame averaging(Grid grid, Affine affine) {
        return new AnatomyFrame(grid, affine, MOST_CELLS);
    }

    /** A frame whose voxels are what is in their middle. */
    static AnatomyFrame sampling(Grid grid, Affine affine) {
        return new AnatomyFrame(grid, affine, 0);
    }

    private static int cells(int most, double spacingMm) {
        return Math.max(1, Math.min(most, (int) Math.round(spacingMm / FINE_MM)));
    }

    /** The size. */
    Grid grid() {
        return grid;
    }

    /** Where the voxels lie in the patient. */
    Affine affine() {
        return affine;
    }

    /** The point in the middle of a voxel. */
    Cell cell(int i, int j, int k) {
        return cell(i, j, k, 0);
    }

    private Cell cell(double i, double j, double k, double edge) {
        Point point = affine.apply(i, j, k);
        return new Cell(
                point.rightMm() - middle.rightMm(),
                point.anteriorMm() - middle.anteriorMm(),
                point.superiorMm() - middle.superiorMm(),
                edge);
    }

    /** Where a place in the anatomy lies in the patient. */
    Point point(Tumour tumour) {
        return new Point(
                tumour.x() + middle.rightMm(), tumour.y() + middle.anteriorMm(), tumour.z() + middle.superiorMm());
    }

    /** What a function of space is in a voxel, on average. */
    double average(int i, int j, int k, Field field) {
        double sum = 0;
        for (int c = 0; c < cellsZ; c++) {
            for (int b = 0; b < cellsY; b++) {
                for (int a = 0; a < cellsX; a++) {
                    sum += field.at(cell(offset(i, a, cellsX), offset(j, b, cellsY), offset(k, c, cellsZ), edgeMm));
                }
            }
        }
        return sum / (cellsX * cellsY * cellsZ);
    }

    private static double offset(int index, int cell, int cells) {
        return index + (cell + 0.5) / cells - 0.5;
    }

    /** A function of space. */
    @FunctionalInterface
    interface Field {

        /** Its value, averaged over a cell. */
        double at(Cell cell);
    }
}
