package org.lfsr.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.inference.CardFile;
import org.lfsr.trainer.metrics.MetricsLog;
import org.lfsr.trainer.run.RunFolder;
import org.lfsr.trainer.run.TinyRun;

/** The way that a person goes: from a folder of scans to a model and a table, on phantoms. */
class TrainExportEvaluateTest {

    private static final String EVALUATION = """
            cache: FOLDER/cache
            sources:
              - {kind: volumes, folder: FOLDER/data, image-suffix: _t1ce.nii.gz, mask-suffix: _seg.nii.gz,
                 image-folder: null, mask-folder: null, patients: FOLDER/validation.txt, shrink: 1}
            every-slice: 1
            seed: 1
            resamples: 100
            pictures: 1
            methods:
              - {name: Learned, x2: FOLDER/models/learned-x2.onnx, x4: null, x2-sigma20: null, x2-sigma40: null}
            detectors: []
            detection: {every-slice: 1, scales: [1], leave-out: false}
            downstream: {every-slice: 1, methods: []}
            costs: []
            curves: []
            device: cpu
            """;

    @TempDir
    private Path folder;

    private TinyRun tiny;

    @BeforeEach
    void writePhantoms() throws Exception {
        tiny = TinyRun.in(folder);
    }

    @Test
    void learnsFromPhantomsAndShowsIt() throws Exception {
        RunFolder run = tiny.run("run");
        Path configuration = tiny.configuration(
                "longer",
                "steps: 12",
                "steps: 240",
                "validate-every: 4",
                "validate-every: 80",
                "checkpoint-every: 3",
                "checkpoint-every: 80",
                "noise-sigmas: [0, 10]",
                "noise-sigmas: [0]",
                "skip: none",
                "skip: bicubic");
        Path model = folder.resolve("models/learned-x2.onnx");
        Path evaluation =
                Files.writeString(folder.resolve("evaluation.yaml"), EVALUATION.replace("FOLDER", folder.toString()));
        Path tables = folder.resolve("tables");

        int trained =
                Main.run("train", configuration.toString(), "--run", run.path().toString());
        int exported =
                Main.run("export", "--run", run.path().toString(), "--output", model.toString(), "--sides", "32..256");
        int evaluated = Main.run("evaluate", evaluation.toString(), "--output", tables.toString());

        assertThat(List.of(trained, exported, evaluated)).containsOnly(0);
        assertThat(CardFile.of(model)).exists();
        assertThat(tables.resolve("figure2.png")).exists();
        assertThat(Files.readString(tables.resolve("table1.md")))
                .contains("| Learned | ")
                .contains("| bilinear | ");
        assertThat(gains(run))
                .as("dB over bicubic interpolation")
                .isSorted()
                .last()
                .satisfies(gain -> assertThat(gain).isPositive());
    }

    private static List<Double> gains(RunFolder run) throws Exception {
        return new MetricsLog(run.metrics())
                .figures().stream()
                        .map(figure -> Optional.of(figure)
                                .filter(named -> named.name().equals("PSNR over bicubic"))
                                .map(MetricsLog.Figure::value))
                        .flatMap(Optional::stream)
                        .toList();
    }
}
