package org.lfsr.pipeline;

import java.util.List;
import java.util.Optional;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.roi.RoiStack;

/** Counts how many of a mask's voxels lie inside stacks, plane by plane across z. */
final class MaskRecall {

    private final Axis axis;
    private final List<RoiStack> stacks;
    private long marked;
    private long covered;

    MaskRecall(Axis axis, List<RoiStack> stacks) {
        this.axis = axis;
        this.stacks = stacks;
    }

    /** The share of marked voxels inside, 0 to 1; empty if none is marked. */
    Optional<Double> share() {
        return marked == 0 ? Optional.empty() : Optional.of((double) covered / marked);
    }

    void add(Volume plane, int z) {
        Grid grid = plane.grid();
        float[] voxels = plane.voxels();
        for (int i = 0; i < voxels.length; i++) {
            if (voxels[i] != 0) {
                marked++;
                covered += isInside(i % grid.width(), i / grid.width(), z) ? 1 : 0;
            }
        }
    }

    private boolean isInside(int x, int y, int z) {
        int column = axis == Axis.X ? y : x;
        int row = axis == Axis.Z ? y : z;
        int slice = axis == Axis.X ? x : axis == Axis.Y ? y : z;
        for (RoiStack stack : stacks) {
            if (stack.contains(column, row, slice)) {
                return true;
            }
        }
        return false;
    }
}
