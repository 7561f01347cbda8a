package org.lfsr.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void refusesWhatCannotBeMeant(String words, String message) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    static Stream<Arguments> refusesWhatCannotBeMeant() {
        return Stream.of(
                Arguments.of("--simulate 3", "--simulate must be 2 or 4, found 3"),
                Arguments.of("--scale 8", "--scale must be 2 or 4, found 8"),
                Arguments.of("--scale 4 --simulate 2", "--scale 4 does not undo --simulate 2"),
                Arguments.of("--mask m.nii", "--mask m.nii needs a scan that it belongs to"),
                Arguments.of("nowhere.nii", "There is no scan at nowhere.nii"),
                Arguments.of("--limit 0", "--limit must be 1 minute or more, found 0"),
                Arguments.of("--service no.jar --models m", "or name its jar with --service. There is none at no.jar"),
                Arguments.of("--frobnicate", "Unknown option: '--frobnicate'"));
    }

    @Test
    void saysWhereModelsAreMissing() throws IOException {
        Path jar = Files.createFile(folder.resolve("quarkus-run.jar"));

        int exitCode = run("--service", jar.toString(), "--models", folder.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("There is none at " + folder.resolve("lesion-detector.onnx"));
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--simulate=2|4", "Not for diagnosis.", "Exit codes:", "lfsr --simulate 2");
    }

    @Test
    void saysWhyAScanCannotBeMadeCoarser() throws IOException {
        Path scan = Files.writeString(folder.resolve("scan.nii"), "PK is not a NIfTI header");
        Files.createFile(folder.resolve("lesion-detector.onnx"));

        int exitCode =
                run(scan.toString(), "--simulate", "2", "--service", scan.toString(), "--models", folder.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains(scan + " cannot be made coarser: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b/BraTS_1.nii.gz, BraTS_1",
        "x.nii, x",
        "Müller scan.nii, M-ller-scan",
        "..nii, scan",
        "_-.nii.gz, scan",
        "scan, scan"
    })
    void makesIdsOfFileNames(Path file, String id) {
        assertThat(ScanInput.scanId(file)).isEqualTo(id);
    }

    private int run(String... words) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
