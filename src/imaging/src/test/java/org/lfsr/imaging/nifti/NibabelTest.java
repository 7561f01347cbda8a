package org.lfsr.imaging.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;

/** Reads and writes what nibabel reads. Its scripts are in {@code src/test/python}. */
class NibabelTest {

    private static final Path DATA = Path.of(System.getProperty("lfsr.shared", "none"), "data");

    private final NiftiReader reader = new NiftiReader(NiftiLimits.ofVoxels(1 << 24));

    @TempDir
    private Path folder;

    @Test
    void readsEveryRealVolumeAsNibabelDoes() throws Exception {
        List<Path> files = realVolumes();
        Nibabel nibabel = Nibabel.orSkip("%d real volumes".formatted(files.size()));
        List<Path> compared = new ArrayList<>();

        nibabel.run("facts.py", files, (index, line) -> {
            Nibabel.assertSame(files.get(index), read(files.get(index)), line);
            compared.add(files.get(index));
        });

        System.out.printf("%d real volumes are the same in nibabel%n", compared.size());
        assertThat(compared).isEqualTo(files);
    }

    private static List<Path> realVolumes() throws IOException {
        assumeTrue(Files.isDirectory(DATA), () -> "No data in " + DATA + ": skipped all real volumes");
        try (Stream<Path> files = Files.walk(DATA)) {
            return files.filter(file -> file.toString().matches(".*\\.nii(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readsEveryFormAsNibabelDoes() throws Exception {
        Nibabel nibabel = Nibabel.orSkip("made volumes of every form");
        List<Path> files = new ArrayList<>();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int datatype : new int[] {2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280}) {
                for (NiftiBytes bytes : List.of(NiftiBytes.one(), NiftiBytes.two())) {
                    bytes.order(order).datatype(datatype).matrix(-2, 0.5, 0, 10, 0.5, 2, 0, -20, 0, 0, 3, 30);
                    files.add(saved(files.size() + ".nii", bytes.build()));
                    bytes.scaling(0.37, -3).spacings(-1, 1.5, 2, 3).quaternion(0.5, -0.1, 0.3, 4, 5, 6);
                    files.add(saved(files.size() + ".nii.gz", bytes.gzipped()));
                    files.add(saved(
                            files.size() + ".nii",
                            bytes.codes(0, 0).sizes(2, 3, 2, 1).build()));
                }
            }
        }
        List<Path> compared = new ArrayList<>();

        nibabel.run("facts.py", files, (index, line) -> {
            Nibabel.assertSame(files.get(index), read(files.get(index)), line);
            compared.add(files.get(index));
        });

        assertThat(compared).isEqualTo(files).hasSize(120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("placements")
    void writesPartsThatNibabelFindsWhereTheyCameFrom(String name, Affine affine) throws Exception {
        Nibabel nibabel = Nibabel.orSkip("parts of an %s volume".formatted(name));
        Volume whole = new Volume(new Grid(24, 20, 12), affine, counting(24 * 20 * 12));
        Volume part = finerPart(whole);
        List<Path> files = List.of(folder.resolve("whole.nii"), folder.resolve("part.nii.gz"));
        try (OutputStream first = Files.newOutputStream(files.get(0));
                OutputStream second = Files.newOutputStream(files.get(1))) {
            NiftiWriter.ofFloat32().write(whole, first);
            NiftiWriter.ofInt16().writeCompressed(part, second);
        }
        List<String> found = new ArrayList<>();

        nibabel.run("lands.py", files, (index, line) -> found.add(line));
        nibabel.run(
                "facts.py", files, (index, line) -> Nibabel.assertSame(files.get(index), read(files.get(index)), line));

        assertThat(found).containsExactly("3072 3072");
    }

    static Stream<Arguments> placements() {
        return Stream.of(
                Arguments.of(
                        "oblique",
                        Affine.ofRows(
                                -0.47388670606652705,
                                -0.930539471018378,
                                -0.21112649925299362,
                                81.5,
                                -0.56475618443742,
                                0.49911866245283043,
                                -1.5818329795714845,
                                -102.25,
                                -0.5162187927159414,
                                0.30818314955255915,
                                1.9243778283001431,
                                -47.0)),
                Arguments.of("anisotropic", Affine.ofRows(0.5, 0, 0, -60, 0, -0.5, 0, 75.5, 0, 0, 6, -30)));
    }

    private static float[] counting(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** The 8 x 6 x 4 voxels from (5, 7, 2) on, each repeated 4 x 4 times. */
    private static Volume finerPart(Volume whole) {
        Grid grid = new Grid(32, 24, 4);
        float[] voxels = new float[grid.length()];
        for (int z = 0; z < grid.depth(); z++) {
            for (int y = 0; y < grid.height(); y++) {
                for (int x = 0; x < grid.width(); x++) {
                    voxels[grid.index(x, y, z)] = whole.at(5 + x / 4, 7 + y / 4, 2 + z);
                }
            }
        }
        return new Volume(grid, whole.affine().cropped(5, 7, 2).refined(4, 4, 1), voxels);
    }

    private Path saved(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Volume read(Path file) throws IOException, UnreadableVolumeException {
        try (InputStream stream = Files.newInputStream(file)) {
            return reader.readLabels(stream);
        }
    }
}
