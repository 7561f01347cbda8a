package org.lfsr.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

/** Finds where a lesion's voxels begin and end. */
final class LesionExtent {

    private int startX = Integer.MAX_VALUE;
    private int startY = Integer.MAX_VALUE;
    private int startZ = Integer.MAX_VALUE;
    private int endX;
    private int endY;
    private int endZ;

    private LesionExtent() {}

    /** Gives each tumour the labelled voxels that are closer to it than to the others. */
    static List<PhantomLesion> lesions(Head head, AnatomyFrame frame, Volume mask) {
        List<LesionExtent> extents =
                Stream.generate(LesionExtent::new).limit(head.tumours().size()).toList();
        Grid grid = mask.grid();
        for (int z = 0; z < grid.depth(); z++) {
            for (int y = 0; y < grid.height(); y++) {
                for (int x = 0; x < grid.width(); x++) {
                    if (mask.at(x, y, z) != 0) {
                        extents.get(head.closest(frame.cell(x, y, z))).add(x, y, z);
                    }
                }
            }
        }
        List<PhantomLesion> lesions = new ArrayList<>();
        for (int i = 0; i < extents.size(); i++) {
            lesions.add(extents.get(i).lesion(head.tumours().get(i), frame));
        }
        return lesions;
    }

    private void add(int x, int y, int z) {
        startX = Math.min(startX, x);
        startY = Math.min(startY, y);
        startZ = Math.min(startZ, z);
        endX = Math.max(endX, x + 1);
        endY = Math.max(endY, y + 1);
        endZ = Math.max(endZ, z + 1);
    }

    private PhantomLesion lesion(Tumour tumour, AnatomyFrame frame) {
        return new PhantomLesion(
                frame.point(tumour), tumour.radiusMm(), Box.between(startX, startY, endX, endY), startZ, endZ - startZ);
    }
}
