package org.lfsr.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.evaluation.Cost;
import org.lfsr.trainer.evaluation.OperatingRuleFile;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;

class EvaluateCommandTest {

    private static final Grid GRID = new Grid(128, 128, 4);

    private static final String NOTHING = """
            methods: []
            detectors: []
            downstream: {every-slice: 1, methods: []}
            costs: []
            curves: []
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTwoPatients() throws IOException {
        for (String patient : List.of("a", "b")) {
            Path scan = Files.createDirectories(folder.resolve("scans").resolve(patient));
            float[] labels = labels();
            write(labels, scan.resolve("scan_seg.nii"));
            write(image(labels, patient.hashCode()), scan.resolve("scan_t1ce.nii"));
        }
    }

    @Test
    void comparesWhatThereIsAndLeavesOutWhatIsNot() throws IOException {
        Path generator = generator();
        Path detector = detector();
        Path point = folder.resolve("operating-point.json");
        OperatingRuleFile.write(OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 4, 4, 1, 0)), point);
        Path run = Files.createDirectories(folder.resolve("run"));
        new Cost(0.5, 10, 3, 1L << 30).write(run.resolve(Cost.FILE));
        Path configuration = configuration("""
                methods:
                  - {name: SRResNet, x2: %s, x4: null, x2-sigma20: null, x2-sigma40: null}
                detectors:
                  - {name: LD, model: %s, operating-point: %s}
                downstream: {every-slice: 2, methods: [SRResNet]}
                costs:
                  - {name: LFSR x2, run: %s}
                  - {name: SRGAN x2, run: %s}
                curves: []
                """.formatted(generator, detector, point, run, folder.resolve("none")));

        int exit = Main.run("evaluate", configuration.toString(), "--output", output().toString());

        assertThat(exit).isZero();
        assertThat(output()).isDirectoryContaining("glob:**figure2.png");
        assertThat(lines("slices.csv"))
                .as("2 patients' 2 lesion slices: 4 columns of bilinear and B+NLD, and SRResNet in one")
                .hasSize(1 + 4 * (4 * 2 + 1));
        assertThat(lines("table1.csv"))
                .hasSize(1 + 2 * (4 * 2 + 1))
                .anyMatch(line -> line.startsWith("SRResNet,x2,PSNR,") && line.endsWith(",4,2,35.6"));
        assertThat(lines("table1.md"))
                .anyMatch(line -> line.startsWith("| SRResNet |") && line.endsWith("| – | – | – |"));
        assertThat(lines("detector.csv"))
                .containsExactly(
                        lines("detector.csv").get(0),
                        "LD,x1,0.0,,0.0,,0.0,0.0,4,4,0.5,0.5,4,0.0",
                        "LD,x2,0.0,93.7,0.0,98.4,0.0,0.0,4,4,0.5,0.5,4,0.0",
                        "\"LD, patient left out\",x1,0.0,,0.0,,0.0,0.0,4,4,,,,",
                        "\"LD, patient left out\",x2,0.0,93.7,0.0,98.4,0.0,0.0,4,4,,,,");
        assertThat(lines("downstream.csv"))
                .extracting(line -> line.split(",", -1))
                .extracting(cells -> String.join(" ", cells[0], cells[1], cells[2]))
                .containsExactly(
                        "detector scale made large by",
                        "LD x1 none",
                        "LD x2 shrunk",
                        "LD x2 bilinear",
                        "LD x2 SRResNet",
                        "LD x4 shrunk",
                        "LD x4 bilinear");
        assertThat(lines("cost.csv")).contains("LFSR x2,0.500,10,5.0,266.8,1024", "SRGAN x2,,,,649.8,");
    }

    @Test
    void countsTheStepsOfRunsThatWentOnTogether() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        new Cost(0.5, 10, 3, 1L << 30).write(run.resolve(Cost.FILE));
        Files.writeString(run.resolve("metrics.csv"), """
                step,stage,name,value
                2,pixels,loss,1.0
                2,pixels,PSNR,30.0
                2,pixels,SSIM,0.5
                2,pixels,PSNR at noise 20,25.0
                """);
        String curve = "curves: [{method: SRResNet, column: x2, runs: [%s, %s]}]".formatted(run, run);
        Path configuration = configuration(NOTHING.replace("curves: []", curve));

        Main.run("evaluate", configuration.toString(), "--output", output().toString());

        assertThat(lines("learning.csv"))
                .containsExactly(
                        "method,column,steps,PSNR,SSIM",
                        "SRResNet,x2,2,30.00,0.500",
                        "SRResNet,x2,5,30.00,0.500",
                        "SRResNet,x2 at noise 20,2,25.00,",
                        "SRResNet,x2 at noise 20,5,25.00,");
        assertThat(output()).isDirectoryContaining("glob:**learning.png");
    }

    @Test
    void givesTheSameFiguresEachTime() throws IOException {
        Path configuration = configuration(NOTHING);
        Main.run("evaluate", configuration.toString(), "--output", output().toString());
        List<String> first = lines("slices.csv");

        Main.run("evaluate", configuration.toString(), "--output", output().toString());

        assertThat(lines("slices.csv")).isEqualTo(first);
    }

    @Test
    void refusesAModelOfAnotherScale() throws IOException {
        Path configuration = configuration("""
                methods:
                  - {name: LFSR, x2: null, x4: %s, x2-sigma20: null, x2-sigma40: null}
                detectors: []
                downstream: {every-slice: 1, methods: []}
                costs: []
                curves: []
                """.formatted(generator()));

        int exit = Main.run("evaluate", configuration.toString(), "--output", output().toString());

        assertThat(exit).isEqualTo(1);
    }

    @Test
    void refusesAMethodThatIsNone() throws IOException {
        Path configuration = configuration(NOTHING.replace("methods: []}", "methods: [LFSR]}"));

        Said said = Said.by("evaluate", configuration.toString(), "--output", output().toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("downstream.methods has LFSR, which is none of methods []");
    }

    @Test
    void refusesKeysThatItDoesNotKnow() throws IOException {
        Path configuration = configuration(NOTHING + "surprise: 1\n");

        int exit = Main.run("evaluate", configuration.toString(), "--output", output().toString());

        assertThat(exit).isEqualTo(1);
        assertThat(output()).doesNotExist();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(output().resolve(name));
    }

    private Path configuration(String compared) throws IOException {
        String common = """
                cache: %s
                sources:
                  - kind: volumes
                    folder: %s
                    image-suffix: _t1ce.nii
                    mask-suffix: _seg.nii
                    image-folder: null
                    mask-folder: null
                    patients: null
                    shrink: 1
                every-slice: 1
                seed: 1
                resamples: 20
                pictures: 1
                detection: {every-slice: 1, scales: [1, 2], leave-out: true}
                device: cpu
                """.formatted(folder.resolve("cache"), folder.resolve("scans"));
        return Files.writeString(folder.resolve("evaluation.yaml"), common + compared);
    }

    private Path generator() throws IOException {
        Path file = folder.resolve("generator.network");
        Map<String, String> words = Map.of(
                "kind", "generator", "scale", "2", "width", "4", "blocks", "1", "normalization", "NO", "skip", "NONE");
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 4, 1, BatchNormalization.NO, Skip.NONE))) {
            new SafeTensors(words, network.state()).write(file);
        }
        return file;
    }

    /** One that sees nothing, and so says everywhere what it says before it has learned: no lesion. */
    private Path detector() throws IOException {
        Path file = folder.resolve("detector.network");
        try (LesionNet network = LesionNet.of(new DetectorShape(1, List.of(4, 4, 4), 1))) {
            List<NamedValues> blind = network.state().tensors().stream()
                    .map(tensor -> tensor.name().equals("head.convolution.weight")
                            ? new NamedValues(tensor.name(), tensor.shape(), new float[tensor.values().length])
                            : tensor)
                    .toList();
            new SafeTensors(
                            Map.of("kind", "detector", "channels", "1", "widths", "4,4,4", "cells", "1"),
                            new NetworkState(blind))
                    .write(file);
        }
        return file;
    }

    /** A lesion in the two slices in the middle. */
    private static float[] labels() {
        float[] labels = new float[GRID.length()];
        for (int z = 1; z <= 2; z++) {
            for (int y = 48; y < 72; y++) {
                for (int x = 40; x < 60; x++) {
                    labels[GRID.index(x, y, z)] = 1;
                }
            }
        }
        return labels;
    }

    private static float[] image(float[] labels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] voxels = new float[labels.length];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (float) (100 * labels[i] + 20 * random.nextDouble());
        }
        return voxels;
    }

    private static void write(float[] voxels, Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            NiftiWriter.ofFloat32().write(new Volume(GRID, Affine.IDENTITY, voxels), stream);
        }
    }
}
