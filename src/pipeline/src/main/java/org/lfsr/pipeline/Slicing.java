package org.lfsr.pipeline;

import java.util.Arrays;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.pipeline.manifest.SliceGrid;

/** How a grid is cut into slices, as {@link org.lfsr.imaging.Volume#slice} does it. */
record Slicing(Grid grid, Axis axis) {

    static Slicing of(SliceGrid grid) {
        return new Slicing(new Grid(grid.width(), grid.height(), grid.depth()), grid.sliceAxis());
    }

    int count() {
        return grid.size(axis);
    }

    /** The axis along a slice's rows, over its columns. */
    Axis columns() {
        return axis == Axis.X ? Axis.Y : Axis.X;
    }

    /** The axis over a slice's rows. */
    Axis rows() {
        return axis == Axis.Z ? Axis.Y : Axis.Z;
    }

    int width() {
        return grid.size(columns());
    }

    int height() {
        return grid.size(rows());
    }

    Box bounds() {
        return new Box(0, 0, width(), height());
    }

    /** The same slices, each so many times as fine. */
    Slicing refined(int scale) {
        return new Slicing(new Grid(refined(Axis.X, scale), refined(Axis.Y, scale), refined(Axis.Z, scale)), axis);
    }

    /** Where the voxels of {@link #refined} lie. */
    Affine refined(Affine affine, int scale) {
        return affine.refined(factor(Axis.X, scale), factor(Axis.Y, scale), factor(Axis.Z, scale));
    }

    private int refined(Axis along, int scale) {
        return Math.multiplyExact(grid.size(along), factor(along, scale));
    }

    private int factor(Axis along, int scale) {
        return along == axis ? 1 : scale;
    }

    SliceGrid described(Affine affine) {
        return new SliceGrid(
                grid.width(),
                grid.height(),
                grid.depth(),
                Arrays.stream(affine.toRows()).boxed().toList(),
                axis,
                count());
    }
}
