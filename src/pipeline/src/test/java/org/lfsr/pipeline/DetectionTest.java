package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.roi.SliceRois;
import org.lfsr.inference.OperatingPoint;

class DetectionTest {

    private static final Grid GRID = new Grid(32, 32, 7);
    private static final Box LESION = new Box(8, 8, 8, 8);
    private static final int BLANK = 5;

    @Test
    void findsInASliceWhatThoseAroundItShow() throws Exception {
        assertThat(found(1, /* reachMm= */ 1)).extracting(SliceRois::slice).containsExactly(2, 3, 4, 6);
    }

    @Test
    void reachesInMillimetresNotInSlices() throws Exception {
        assertThat(found(5, /* reachMm= */ 1)).extracting(SliceRois::slice).containsExactly(2, 4, 6);
    }

    @Test
    void looksAtEachSliceAloneWithoutAReach() throws Exception {
        List<SliceRois> found = found(1, /* reachMm= */ 0);

        List<Box> lesion = List.of(LESION);
        assertThat(found).containsExactly(new SliceRois(2, lesion), new SliceRois(4, lesion), new SliceRois(6, lesion));
    }

    private static List<SliceRois> found(double distanceMm, double reachMm) throws Exception {
        OperatingPoint point = new OperatingPoint(0, 0.5, 0.5, 0, 8, 1, reachMm);
        Volume volume = new Volume(GRID, Affine.ofSpacing(1, 1, distanceMm), voxels(Set.of(2, 4, 6)));
        Batches batches = new Batches(Scene.BATCH, Deadline.none());
        return new Detection(Models.detector(new BrightDetector(), point), batches)
                .find(new ScanSlices(volume, new Slicing(GRID, Axis.Z)));
    }

    /** A lesion in some slices, and one slice on which nothing can be seen. */
    private static float[] voxels(Set<Integer> slices) {
        float[] voxels = new float[GRID.length()];
        for (int i = 0; i < voxels.length; i++) {
            int x = i % GRID.width();
            int y = i / GRID.width() % GRID.height();
            int z = i / (GRID.width() * GRID.height());
            boolean lesion = slices.contains(z) && LESION.contains(x, y);
            voxels[i] = z == BLANK ? 0 : lesion ? 1000 : x % 2;
        }
        return voxels;
    }
}
