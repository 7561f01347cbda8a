package org.lfsr.imaging.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.lfsr.imaging.Volume;

/** Python's nibabel, for comparison. Tests that ask for it are skipped where it is not installed. */
final class Nibabel {

    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static final int AFFINE_ELEMENTS = 12;

    private final String python;

    private Nibabel(String python) {
        this.python = python;
    }

    /** Finds it, or skips the test, saying what is left out. */
    static Nibabel orSkip(String whatIsSkipped) throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            if (imports(python)) {
                return new Nibabel(python);
            }
        }
        assumeTrue(false, "No nibabel: skipped " + whatIsSkipped);
        throw new AssertionError("An assumption that does not hold ends the test");
    }

    private static boolean imports(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import nibabel")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script on files, giving each line that it prints to whoever looks at that file. */
    void run(String script, List<Path> files, Lines lines) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(python, SCRIPTS.resolve(script).toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            for (int i = 0; ; i++) {
                String line = reader.readLine();
                if (line == null) {
                    break;
                }
                lines.line(i, line);
            }
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).as("exit code of %s", script).isZero();
    }

    /** What is done with a line. */
    interface Lines {

        void line(int index, String line) throws Exception;
    }

    /** Compares a volume with a line of {@code facts.py}: sizes, affine, sum, extremes, and every voxel by checksum. */
    static void assertSame(Path file, Volume volume, String line) {
        String[] facts = line.split(" ");
        double[] numbers = Stream.of(facts).mapToDouble(Double::parseDouble).toArray();
        String name = file.getFileName().toString();
        assertThat(volume.grid()).as(name).hasToString("%s x %s x %s".formatted(facts[0], facts[1], facts[2]));
        double[] affine = Arrays.copyOfRange(numbers, 3, 3 + AFFINE_ELEMENTS);
        assertThat(volume.affine().toRows()).as(name).containsExactly(affine, within(1e-6));
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float voxel : volume.voxels()) {
            sum += voxel;
            least = Math.min(least, voxel);
            greatest = Math.max(greatest, voxel);
        }
        assertThat(sum).as(name).isCloseTo(numbers[15], within(1e-9 * Math.abs(numbers[15])));
        assertThat((double) least).as(name).isEqualTo(numbers[16]);
        assertThat((double) greatest).as(name).isEqualTo(numbers[17]);
        assertThat(checksum(volume)).as(name).isEqualTo(Long.parseLong(facts[18]));
    }

    private static long checksum(Volume volume) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * volume.grid().length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(volume.voxels());
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
