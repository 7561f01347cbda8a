package org.lfsr.testkit;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

/**
 * Fills a phantom's grid, several slices at a time; each has its own generator, so that their order does not matter.
 */
final class PhantomPainter {

    private final AnatomyFrame frame;
    private final Grid grid;
    private final Head head;
    private final Scanner scanner;

    PhantomPainter(AnatomyFrame frame, Head head, Scanner scanner) {
        this.frame = frame;
        this.grid = frame.grid();
        this.head = head;
        this.scanner = scanner;
    }

    Phantom paint(long seed) {
        float[] voxels = new float[grid.length()];
        float[] labels = new float[grid.length()];
        IntStream.range(0, grid.depth()).parallel().forEach(z -> {
            paint(z, voxels, new SplittableRandom(seed * 53 + z));
            label(z, labels);
        });
        Volume mask = new Volume(grid, frame.affine(), labels);
        return new Phantom(new Volume(grid, frame.affine(), voxels), mask, LesionExtent.lesions(head, frame, mask));
    }

    private void paint(int z, float[] voxels, SplittableRandom random) {
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                voxels[grid.index(x, y, z)] = voxel(x, y, z, random);
            }
        }
    }

    private float voxel(int x, int y, int z, SplittableRandom random) {
        Cell cell = frame.cell(x, y, z);
        double hull = head.hull(cell);
        if (hull >= 0 && head.isStripped()) {
            return 0;
        }
        double intensity = frame.average(x, y, z, head::intensity);
        float stored = scanner.stored(intensity * scanner.sensitivity(cell), random);
        return hull < 0 ? Math.max(1, stored) : stored;
    }

    private void label(int z, float[] labels) {
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                labels[grid.index(x, y, z)] = head.label(frame.cell(x, y, z));
            }
        }
    }
}
