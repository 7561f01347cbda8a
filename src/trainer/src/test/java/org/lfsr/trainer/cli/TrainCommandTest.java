package org.lfsr.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.run.RunFolder;
import org.lfsr.trainer.run.TinyRun;

/** What a person gets to read who trains, in words and exit codes. */
class TrainCommandTest {

    @TempDir
    private static Path folder;

    private static TinyRun tiny;

    @BeforeAll
    static void writeData() throws IOException {
        tiny = TinyRun.in(folder);
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        RunFolder run = tiny.run("short");

        Said said = train(tiny.configuration("short", "steps: 12", "steps: 2"), run);

        assertThat(said.exitCode()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .containsPattern(
                        "step 2/2 pixels pixel \\d+\\.\\d{5} rate 3\\.33e-03 \\d+\\.\\d{3} s/step, 0:00:0\\d left")
                .containsPattern("step 2 \\{PSNR=")
                .endsWith("2 steps done; see " + run.path() + System.lineSeparator());
    }

    @Test
    void stopsAtALossThatIsNoNumberAndNamesWhatIsLeft() throws IOException {
        RunFolder run = tiny.run("broken");
        Path configuration = tiny.configuration(
                "broken",
                "steps: 12, rate: 0.01, decay: cosine, warm-up: 2",
                "steps: 60, rate: 1, decay: constant, warm-up: 0",
                "blocks: 1, normalization: yes",
                "blocks: 6, normalization: no",
                "checkpoint-every: 3",
                "checkpoint-every: 1",
                "pictures: 1",
                "pictures: 0");

        Said said = train(configuration, run);

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err())
                .containsPattern("^Loss pixel is (Infinity|NaN) at step \\d+; the last good checkpoint is "
                        + run.checkpoint() + "/step-0000000\\d\\d\n$");
        assertEveryNetworkIsFinite(run);
    }

    @Test
    void keepsNoNetworkThatAnUpdateHasBroken() throws IOException {
        Path steep = folder.resolve("steep.network");
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 8, 1, BatchNormalization.YES, Skip.NONE))) {
            new SafeTensors(Map.of(), steep(network.state())).write(steep);
        }
        RunFolder run = tiny.run("steep");
        Path configuration = tiny.configuration(
                "steep",
                "start: null",
                "start: " + steep,
                "pixel-weight: 1",
                "pixel-weight: 1000000",
                "checkpoint-every: 3",
                "checkpoint-every: 1");

        Said said = train(configuration, run);

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err())
                .containsPattern("^Network is broken after step 1: head.convolution.weight \\[8, 1, 9, 9] holds NaN; "
                        + "the last good checkpoint is none\n$");
        assertThat(run.last()).doesNotExist();
    }

    /** A network whose loss is still a number while its gradients are none. */
    private static NetworkState steep(NetworkState state) {
        return new NetworkState(state.tensors().stream()
                .map(tensor -> tensor.name().equals("tail.convolution.weight")
                        ? new NamedValues(tensor.name(), tensor.shape(), filled(tensor.values().length, 0x1p50f))
                        : tensor)
                .toList());
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void refusesToStartWhereARunHasBegun() throws IOException {
        RunFolder run = tiny.run("begun");
        Path configuration = tiny.configuration("begun", "steps: 12", "steps: 1");
        train(configuration, run);

        Said said = train(configuration, run);

        assertRefused(
                said, "A run has begun in %s: go on with --resume, or choose another folder".formatted(run.path()));
    }

    @Test
    void refusesToGoOnWhereNoRunHasBegun() throws IOException {
        RunFolder run = tiny.run("absent");

        Said said = train(tiny.configuration(), run, "--resume");

        assertRefused(said, "No run has begun in " + run.path());
    }

    @Test
    void refusesToGoOnWithAnotherConfiguration() throws IOException {
        RunFolder run = tiny.run("changed");
        train(tiny.configuration("changed", "steps: 12", "steps: 1"), run);
        Path other = tiny.configuration("other", "steps: 12", "steps: 2");

        Said said = train(other, run, "--resume");

        assertRefused(said, "%s is not what the run began with, %s".formatted(other, run.configuration()));
    }

    @Test
    void leavesAFolderAloneWhereTheDataCannotBeUsed() throws IOException {
        RunFolder run = tiny.run("dataless");

        Said said = train(tiny.configuration("dataless", "FOLDER/training.txt", "FOLDER/none.txt"), run);

        assertRefused(said, "No list of patients at " + folder.resolve("none.txt"));
        assertThat(run.path()).doesNotExist();
    }

    @Test
    void namesTheTensorOfANetworkThatDoesNotFit() throws IOException {
        Path wide = folder.resolve("wide.network");
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 9, 1, BatchNormalization.YES, Skip.NONE))) {
            new SafeTensors(Map.of(), network.state()).write(wide);
        }

        Said said = train(tiny.configuration("wide", "start: null", "start: " + wide), tiny.run("wide"));

        assertRefused(
                said,
                ("start: %s does not fit network: State has head.convolution.weight [9, 1, 9, 9], "
                                + "the network wants [8, 1, 9, 9]")
                        .formatted(wide));
    }

    @Test
    void namesANetworkThatIsNotThere() throws IOException {
        Path absent = folder.resolve("absent.network");

        Said said = train(tiny.configuration("gone", "start: null", "start: " + absent), tiny.run("gone"));

        assertRefused(said, "java.nio.file.NoSuchFileException: " + absent);
    }

    @Test
    void refusesAPerceptualNetworkThatIsNone() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
        String perceptual = "perceptual: {file: %s, output: x, lowest: 0, highest: 1}".formatted(text);

        Said said = train(tiny.configuration("text", "perceptual: null", perceptual), tiny.run("text"));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).startsWith(text + ": ").hasLineCount(1);
    }

    private static Said train(Path configuration, RunFolder run, String... more) {
        String[] usual = {"train", configuration.toString(), "--run", run.path().toString()};
        return Said.by(Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new));
    }

    private static void assertRefused(Said said, String message) {
        assertThat(said).isEqualTo(new Said(1, "", message + System.lineSeparator()));
    }

    private static void assertEveryNetworkIsFinite(RunFolder run) throws IOException {
        try (Stream<Path> files = Files.walk(run.path())) {
            Stream<Path> networks = files.filter(file ->
                    file.toString().endsWith(".safetensors") || file.toString().endsWith(".network"));
            assertThat(networks)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(file -> SafeTensors.read(file).state().tensors().forEach(tensor -> {
                        for (float value : tensor.values()) {
                            assertThat(value).as("%s of %s", tensor, file).isFinite();
                        }
                    }));
        }
    }
}
