package org.lfsr.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.roi.RoiStack;

/** Gathers stacks' regions out of a volume that comes plane by plane across z, however its slices lie. */
final class RegionCollector {

    private final Axis axis;
    private final List<RoiStack> stacks;
    private final List<List<Image>> regions;

    RegionCollector(Axis axis, List<RoiStack> stacks) {
        this.axis = axis;
        this.stacks = stacks;
        this.regions = stacks.stream().map(RegionCollector::blank).toList();
    }

    private static List<Image> blank(RoiStack stack) {
        Box box = stack.box();
        return IntStream.range(0, stack.depth())
                .mapToObj(slice -> new Image(box.width(), box.height(), new float[box.area()]))
                .toList();
    }

    /** What was gathered: a list of slices for each stack. */
    List<List<Image>> regions() {
        return regions;
    }

    /** Takes what it needs of a plane. */
    void add(Volume plane, int z) {
        for (int i = 0; i < stacks.size(); i++) {
            if (axis == Axis.Z) {
                addSlice(plane, z, stacks.get(i), regions.get(i));
            } else {
                addRow(plane, z, stacks.get(i), regions.get(i));
            }
        }
    }

    private static void addSlice(Volume plane, int z, RoiStack stack, List<Image> region) {
        if (z < stack.firstSlice() || z > stack.lastSlice()) {
            return;
        }
        Box box = stack.box();
        float[] to = region.get(z - stack.firstSlice()).pixels();
        for (int y = 0; y < box.height(); y++) {
            int start = plane.grid().index(box.x(), box.y() + y, 0);
            System.arraycopy(plane.voxels(), start, to, y * box.width(), box.width());
        }
    }

    /** A plane across z is one row of each slice across another axis. */
    private void addRow(Volume plane, int z, RoiStack stack, List<Image> region) {
        Box box = stack.box();
        if (z < box.y() || z >= box.endY()) {
            return;
        }
        Grid grid = plane.grid();
        int step = axis == Axis.X ? grid.width() : 1;
        for (int i = 0; i < region.size(); i++) {
            int slice = stack.firstSlice() + i;
            int start = axis == Axis.X ? grid.index(slice, box.x(), 0) : grid.index(box.x(), slice, 0);
            float[] to = region.get(i).pixels();
            for (int x = 0; x < box.width(); x++) {
                to[(z - box.y()) * box.width() + x] = plane.voxels()[start + x * step];
            }
        }
    }
}
