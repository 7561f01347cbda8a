package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.Python;

/** A stored voxel lies where the input's lies, whatever axis the scan is cut across. */
class PlacementTest {

    private static final int SCALE = 4;
    private static final Volume INPUT = FinishedScans.counting(new Grid(9, 8, 7));
    private static final Box BOX = new Box(2, 1, 4, 3);
    private static final int FIRST = 3;
    private static final double TOLERANCE_MM = 1e-4;

    private final MemoryObjectStore store = new MemoryObjectStore();

    @ParameterizedTest
    @EnumSource
    void keepsEveryVoxelWhereItWas(Axis axis) throws Exception {
        FinishedScan scan = repeating(axis);

        Manifest manifest = deliver(scan);

        Volume result = stored(scan, 0);
        assertThat(result.affine().toRows()).containsExactly(affine(manifest), within(1e-5));
        for (int slice = 0; slice < 2; slice++) {
            for (int row = 0; row < BOX.height(); row++) {
                for (int column = 0; column < BOX.width(); column++) {
                    int[] from = voxel(axis, BOX.x() + column, BOX.y() + row, FIRST + slice);
                    Point wanted = INPUT.affine().apply(from[0], from[1], from[2]);
                    Point middle = result.affine().apply(fine(column), fine(row), slice);
                    assertThat(middle.distanceMm(wanted)).isLessThan(TOLERANCE_MM);
                    assertThat(result.at(SCALE * column, SCALE * row, slice))
                            .isEqualTo(INPUT.at(from[0], from[1], from[2]));
                }
            }
        }
    }

    /** The middle of an old pixel, in new ones. */
    private static double fine(int pixel) {
        return (pixel + 0.5) * SCALE - 0.5;
    }

    @ParameterizedTest
    @EnumSource
    void pastesEveryVoxelWhereItLies(Axis axis) throws Exception {
        FinishedScan scan = repeating(axis);
        Manifest manifest = deliver(scan);
        Volume result = stored(scan, 0);
        Paste paste = Paste.of(manifest);
        Volume canvas = paste.empty();

        paste.paste(manifest.stacks().get(0), result, canvas);

        int[] first = voxel(axis, SCALE * BOX.x(), SCALE * BOX.y(), FIRST);
        int[] last = voxel(axis, SCALE * BOX.endX() - 1, SCALE * BOX.endY() - 1, FIRST + 1);
        assertSame(canvas, first, result, new int[] {0, 0, 0});
        assertSame(canvas, last, result, new int[] {SCALE * BOX.width() - 1, SCALE * BOX.height() - 1, 1});
        assertThat(sum(canvas)).isEqualTo(sum(result));
    }

    private static void assertSame(Volume canvas, int[] to, Volume result, int[] from) {
        assertThat(canvas.at(to[0], to[1], to[2])).isEqualTo(result.at(from[0], from[1], from[2]));
        assertThat(canvas.affine()
                        .apply(to[0], to[1], to[2])
                        .distanceMm(result.affine().apply(from[0], from[1], from[2])))
                .isLessThan(TOLERANCE_MM);
    }

    @Test
    void liesWhereNibabelLooksForIt(@TempDir Path folder) throws Exception {
        Python python = Python.orSkip("nibabel");
        List<Path> files = new ArrayList<>(List.of(folder.resolve("scan.nii")));
        try (OutputStream stream = Files.newOutputStream(files.get(0))) {
            NiftiWriter.ofFloat32().write(INPUT, stream);
        }
        for (Axis axis : Axis.values()) {
            FinishedScan scan = repeating(axis);
            String key = deliver(scan).stacks().get(0).volumeKey();
            files.add(Files.write(folder.resolve(axis + ".nii.gz"), store.bytes(key)));
            store.put(Deliveries.folder(scan).manifest(), new byte[0]);
        }

        List<String> agreeing = python.run("lands.py", files);

        assertThat(agreeing).containsExactly("384 384", "384 384", "384 384");
    }

    /** Each of the scan's voxels as a square of equal ones. */
    private static FinishedScan repeating(Axis axis) {
        return FinishedScans.builder()
                .volume(INPUT)
                .axis(axis)
                .generator(Models.generator(SCALE))
                .regions(new RoiStack(BOX, FIRST, FIRST + 1))
                .repeating()
                .build();
    }

    private Manifest deliver(FinishedScan scan) throws IOException {
        return Deliveries.into(store, scan.generator(), Deliveries.CONFIGURATION, DeliverySettings.Previews.NONE)
                .deliver(scan);
    }

    private Volume stored(FinishedScan scan, int index) throws Exception {
        byte[] bytes = store.bytes(Deliveries.folder(scan).volume(index));
        return new NiftiReader(NiftiLimits.ofVoxels(1 << 20)).read(new ByteArrayInputStream(bytes));
    }

    private static double[] affine(Manifest manifest) {
        return manifest.stacks().get(0).affine().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** A slice's columns and rows are the two other axes, in the order x, y, z. */
    private static int[] voxel(Axis axis, int column, int row, int slice) {
        return switch (axis) {
            case X -> new int[] {slice, column, row};
            case Y -> new int[] {column, slice, row};
            case Z -> new int[] {column, row, slice};
        };
    }

    private static double sum(Volume volume) {
        double sum = 0;
        for (float voxel : volume.voxels()) {
            sum += voxel;
        }
        return sum;
    }
}
