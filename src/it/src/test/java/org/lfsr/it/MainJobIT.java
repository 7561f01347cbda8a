package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.local.command.Main;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.testkit.TestModels;
import org.lfsr.testkit.TinyScan;

/** The command that the README begins with. */
class MainJobIT {

    private static final NiftiReader READER = new NiftiReader(NiftiLimits.ofVoxels(1 << 24));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeModels() throws IOException {
        TestModels.write(folder.resolve("models"));
    }

    @Test
    void enhancesAScanWhereItLies() throws IOException, UnreadableVolumeException {
        Volume scan = TinyScan.withLesion(1);
        Path file = Files.write(folder.resolve("tiny.nii.gz"), Lab.nifti(scan));

        int exitCode = run(file.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString()).contains("tiny: ENHANCED x2, 1 lesion in 2 of 6 slices", "ACCEPTED");
        Path results = folder.resolve("results/tiny");
        Manifest manifest = ManifestFile.read("manifest", Files.readAllBytes(results.resolve("manifest.json")));
        assertThat(manifest.stacks()).hasSize(1);
        StackRecord stack = manifest.stacks().get(0);
        requireSamePlace(stack, scan, volume(results.resolve(fileName(stack.volumeKey()))));
        requireSamePlace(stack, scan, volume(results.resolve(fileName(stack.deviationKey()))));
        assertThat(results.resolve(fileName(stack.previewKey()))).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void comparesWithTheTruthOfAMadeUpHead(int factor) {
        int exitCode = run("--simulate", Integer.toString(factor));

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("phantom-simulated-x%1$d: ENHANCED x%1$d".formatted(factor))
                .contains("of the mask inside", "PSNR dB", "SSIM", "bilinear");
    }

    @Test
    void saysWhyAFileIsNoScan() throws IOException {
        Path file = Files.write(folder.resolve("text.nii.gz"), BrokenScans.text());

        int exitCode = run(file.toString());

        assertThat(exitCode).as(err.toString()).isEqualTo(1);
        assertThat(out.toString()).contains("text: REJECTED, NOT_A_VOLUME: ");
        assertThat(folder.resolve("results/text")).doesNotExist();
    }

    @Test
    void showsWhatTheServiceLoggedWhenItDoesNotStart() throws IOException {
        Path file = Files.write(folder.resolve("tiny.nii.gz"), Lab.nifti(TinyScan.withLesion(1)));
        Files.writeString(folder.resolve("models/lesion-detector.onnx"), "no model");

        int exitCode = run(file.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("ended with exit code", "service.log", "lesion-detector.onnx");
    }

    /** Corner for corner, in the patient; pixels are twice as fine, slices are not. */
    private static void requireSamePlace(StackRecord stack, Volume scan, Volume result) {
        Box box = stack.inputBox();
        assertThat(result.grid().width()).isEqualTo(2 * box.width());
        assertThat(result.grid().height()).isEqualTo(2 * box.height());
        assertThat(result.grid().depth()).isEqualTo(stack.sliceCount());
        Affine found = result.affine();
        Affine wanted = scan.affine();
        requireSame(found.apply(-0.5, -0.5, 0), wanted.apply(box.x() - 0.5, box.y() - 0.5, stack.firstSlice()));
        requireSame(
                found.apply(2 * box.width() - 0.5, 2 * box.height() - 0.5, stack.sliceCount() - 1),
                wanted.apply(box.endX() - 0.5, box.endY() - 0.5, stack.firstSlice() + stack.sliceCount() - 1));
    }

    private static void requireSame(Point found, Point wanted) {
        assertThat(found.distanceMm(wanted)).as("%s, not %s", found, wanted).isLessThan(1e-3);
    }

    private static String fileName(@Nullable String key) {
        return Path.of(Objects.requireNonNull(key)).getFileName().toString();
    }

    private static Volume volume(Path file) throws IOException, UnreadableVolumeException {
        try (InputStream stream = Files.newInputStream(file)) {
            return READER.readLabels(stream);
        }
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--models", folder.resolve("models").toString(),
                "--output", folder.resolve("results").toString(),
                "--set", "lfsr.inference.threads=1"));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
