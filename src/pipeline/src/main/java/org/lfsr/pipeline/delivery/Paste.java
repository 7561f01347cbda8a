package org.lfsr.pipeline.delivery;

import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StackRecord;

/**
 * Puts stacks' volumes back into the scan: the way from a result, or from labels on its grid, to the whole head.
 *
 * <p>The canvas is the scan's grid made finer within its slices, as fine as the results; its axes are the scan's. A
 * stack's axes are the column, the row and the slice, so for scans that are cut across x or y they are turned. Scans
 * that are large and finer by much do not fit into one array ({@link Grid} says so): a stack's own transform tells
 * where it lies too.
 */
public final class Paste {

    private final SliceGrid scan;
    private final int factor;

    private Paste(SliceGrid scan, int factor) {
        this.scan = scan;
        this.factor = factor;
    }

    /**
     * Prepares for one scan's stacks.
     *
     * @param scan how the scan was cut, as its manifest has it
     * @param factor how many times as fine results are within a slice, at least 1
     */
    public static Paste of(SliceGrid scan, int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("Results are at least as fine as the scan, found %d".formatted(factor));
        }
        return new Paste(scan, factor);
    }

    /**
     * Prepares for the stacks of a manifest.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static Paste of(Manifest manifest) {
        StackRecord first = manifest.stacks().stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Scan %s has no stacks to paste".formatted(manifest.scanId())));
        return of(manifest.grid(), first.outputBox().width() / first.inputBox().width());
    }

    /**
     * The canvas's size.
     *
     * @throws IllegalArgumentException if it is too large for one array
     */
    public Grid grid() {
        return new Grid(
                Math.multiplyExact(scan.width(), factorAlong(Axis.X)),
                Math.multiplyExact(scan.height(), factorAlong(Axis.Y)),
                Math.multiplyExact(scan.depth(), factorAlong(Axis.Z)));
    }

    /** Where the canvas lies in the patient: the scan's corners are its corners. */
    public Affine affine() {
        double[] rows = scan.affine().stream().mapToDouble(Double::doubleValue).toArray();
        return Affine.ofRows(rows).refined(factorAlong(Axis.X), factorAlong(Axis.Y), factorAlong(Axis.Z));
    }

    /** A canvas of zeros: for labels. */
    public Volume empty() {
        Grid grid = grid();
        return new Volume(grid, affine(), new float[grid.length()]);
    }

    /**
     * A canvas with the scan on it, interpolated bilinearly within its slices.
     *
     * @throws IllegalArgumentException if the scan is not of the size that was cut
     */
    public Volume refined(Volume volume) {
        requireGrid("The scan", new Grid(scan.width(), scan.height(), scan.depth()), volume);
        Volume canvas = empty();
        for (int slice = 0; slice < scan.sliceCount(); slice++) {
            Image fine = Resampling.BILINEAR.enlarge(volume.slice(scan.sliceAxis(), slice), factor);
            for (int row = 0; row < fine.height(); row++) {
                for (int column = 0; column < fine.width(); column++) {
                    canvas.voxels()[index(canvas.grid(), column, row, slice)] = fine.at(column, row);
                }
            }
        }
        return canvas;
    }

    /**
     * Writes a stack's voxels over the canvas's.
     *
     * @param stack where they belong
     * @param volume the stack's result, or labels on its grid
     * @param canvas of this size; changed in place
     * @throws IllegalArgumentException if one of the volumes has another size than it must have
     */
    public void paste(StackRecord stack, Volume volume, Volume canvas) {
        Box box = stack.outputBox();
        requireGrid("A stack", new Grid(box.width(), box.height(), stack.sliceCount()), volume);
        requireGrid("The canvas", grid(), canvas);
        Grid grid = volume.grid();
        for (int slice = 0; slice < grid.depth(); slice++) {
            for (int row = 0; row < grid.height(); row++) {
                for (int column = 0; column < grid.width(); column++) {
                    int to = index(canvas.grid(), box.x() + column, box.y() + row, stack.firstSlice() + slice);
                    canvas.voxels()[to] = volume.at(column, row, slice);
                }
            }
        }
    }

    private static void requireGrid(String name, Grid wanted, Volume volume) {
        if (!volume.grid().equals(wanted)) {
            throw new IllegalArgumentException(
                    "%s has %s voxels here, found %s".formatted(name, wanted, volume.grid()));
        }
    }

    private int factorAlong(Axis axis) {
        return axis == scan.sliceAxis() ? 1 : factor;
    }

    private int index(Grid grid, int column, int row, int slice) {
        return switch (scan.sliceAxis()) {
            case X -> grid.index(slice, column, row);
            case Y -> grid.index(column, slice, row);
            case Z -> grid.index(column, row, slice);
        };
    }
}
