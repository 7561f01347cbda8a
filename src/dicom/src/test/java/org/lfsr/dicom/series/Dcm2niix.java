package org.lfsr.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lfsr.dicom.Tool;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;

/** What dcm2niix makes of a folder of instances. */
public final class Dcm2niix {

    private Dcm2niix() {}

    /** Converts a series with rows as they are stored: as we have them. */
    public static Volume unturned(Path instances, Path output) throws Exception {
        return converted(instances, output, "-x", "i", "-y", "n");
    }

    /** Converts a series as dcm2niix does if it is not told otherwise: turned towards the patient's axes. */
    static Volume turned(Path instances, Path output) throws Exception {
        return converted(instances, output);
    }

    private static Volume converted(Path instances, Path output, Object... options) throws Exception {
        Tool tool = Tool.orSkip("dcm2niix");
        Stream<Object> given = Stream.of("-b", "n", "-z", "n", "-f", "out", "-o", output);
        Stream<Object> arguments = Stream.concat(Stream.concat(given, Stream.of(options)), Stream.of(instances));
        String text = tool.run(arguments.toArray());
        Path file = output.resolve("out.nii");
        assertThat(file).as(text).exists();
        return read(file);
    }

    private static Volume read(Path file) throws IOException, UnreadableVolumeException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new NiftiReader(NiftiLimits.ofVoxels(1 << 26)).read(stream);
        }
    }

    /** Compares grids, affines and voxels. */
    public static void assertSame(Volume ours, Volume theirs) {
        assertThat(ours.grid()).isEqualTo(theirs.grid());
        assertThat(ours.affine().toRows()).containsExactly(theirs.affine().toRows(), within(2e-4));
        for (int i = 0; i < ours.voxels().length; i++) {
            if (Math.abs(ours.voxels()[i] - theirs.voxels()[i]) > 1e-4f) {
                throw new AssertionError(
                        "Voxel %d is %s, but %s in dcm2niix's".formatted(i, ours.voxels()[i], theirs.voxels()[i]));
            }
        }
    }

    /** Compares voxels at the same places in the patient, along whichever axes. */
    public static void assertSameInThePatient(Volume ours, Volume theirs) {
        assertThat(ours.grid().length()).isEqualTo(theirs.grid().length());
        Places places = new Places(theirs);
        for (int z = 0; z < ours.grid().depth(); z++) {
            for (int y = 0; y < ours.grid().height(); y++) {
                for (int x = 0; x < ours.grid().width(); x++) {
                    float there = places.at(ours.affine().apply(x, y, z));
                    if (Math.abs(ours.at(x, y, z) - there) > 1e-4f) {
                        throw new AssertionError("Voxel (%d, %d, %d) is %s, but %s in dcm2niix's"
                                .formatted(x, y, z, ours.at(x, y, z), there));
                    }
                }
            }
        }
    }

    /** Finds voxels by where they lie. */
    private static final class Places {

        private final Volume volume;
        private final List<Point> axes;
        private final Point origin;

        Places(Volume volume) {
            this.volume = volume;
            this.origin = volume.affine().apply(0, 0, 0);
            this.axes = List.of(axis(1, 0, 0), axis(0, 1, 0), axis(0, 0, 1));
        }

        private Point axis(int i, int j, int k) {
            return minus(volume.affine().apply(i, j, k), origin);
        }

        /** Axes are at right angles, so a place's index along one is its share of that. */
        float at(Point place) {
            Point from = minus(place, origin);
            return volume.at(index(from, axes.get(0)), index(from, axes.get(1)), index(from, axes.get(2)));
        }

        private static int index(Point from, Point axis) {
            double index = dot(from, axis) / dot(axis, axis);
            if (Math.abs(index - Math.rint(index)) > 0.02) {
                throw new AssertionError("%s lies between dcm2niix's voxels, at %s".formatted(from, index));
            }
            return (int) Math.rint(index);
        }

        private static Point minus(Point a, Point b) {
            return new Point(
                    a.rightMm() - b.rightMm(), a.anteriorMm() - b.anteriorMm(), a.superiorMm() - b.superiorMm());
        }

        private static double dot(Point a, Point b) {
            return a.rightMm() * b.rightMm() + a.anteriorMm() * b.anteriorMm() + a.superiorMm() * b.superiorMm();
        }
    }
}
