package org.lfsr.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Image;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.trainer.export.SyntheticRun;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.run.RunFolder;

class ExportCommandTest {

    private static final SessionSettings CPU = SessionSettings.cpu(1);

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void exportsAGeneratorThatInspectDescribes() throws Exception {
        RunFolder run = SyntheticRun.generator(folder);
        Path model = folder.resolve("models/Tiny-x2.onnx");

        int exported = export(run, model, "--sides", "32..256");
        int inspected = Main.run("inspect", model.toString());

        assertThat(List.of(exported, inspected)).as(said()).containsOnly(0);
        assertThat(said())
                .contains("tiny-x2@1.0.0 is in %s; its SHA-256 is ".formatted(model))
                .contains("tiny-x2@1.0.0, a generator made by SRResNet")
                .contains("Not for         Diagnosis")
                .contains("lr (N, 1, H, W) -> sr (N, 1, scaled_H, scaled_W)")
                .contains("of opset 17")
                .contains("in-plane spacing 0.4..2.4 mm")
                .contains("sides of 32.0..256.0 pixels")
                .contains("Validation      PSNR of lesion regions, dB: ")
                .contains("1 patients to learn from and 1 to choose by")
                .contains("percentile 1.0 of 3 regions")
                .contains("inside, and the same in %s".formatted(folder.resolve("models/Tiny-x2.card.json")))
                .doesNotContain("p2");
        try (OnnxGenerator generator = OnnxGenerator.open(model, CPU)) {
            assertThat(generator
                            .enhance(List.of(new Image(9, 7, new float[63])))
                            .get(0))
                    .hasToString("18 x 14");
        }
    }

    @Test
    void exportsADetectorWithTheOperatingPointOfItsEvaluation() throws Exception {
        RunFolder run = SyntheticRun.detector(folder);
        Path model = folder.resolve("ld.onnx");
        Files.writeString(run.path().resolve("operating-point.json"), """
                {"points": [
                  {"fromSide": 0, "threshold": 0.25, "certainty": 0.5, "marginPixels": 12, "gridPixels": 4,
                   "leastCells": 2, "reachMm": 6.0},
                  {"fromSide": 90, "threshold": 0.125, "certainty": 0.5, "marginPixels": 8, "gridPixels": 4,
                   "leastCells": 1, "reachMm": 0}]}
                """);

        int exported = export(run, model);
        int again = export(run, folder.resolve("ld2.onnx"), "--threshold", "0.5", "--margin", "8");
        int inspected = Main.run("inspect", model.toString());

        assertThat(List.of(exported, again, inspected)).as(said()).containsOnly(0);
        DetectorCard card =
                (DetectorCard) CardFile.read(folder.resolve("ld.card.json")).card();
        DetectorCard other =
                (DetectorCard) CardFile.read(folder.resolve("ld2.card.json")).card();
        assertThat(card.rule().at(89, 20)).isEqualTo(new OperatingPoint(0, 0.25, 0.5, 12, 4, 2, 6));
        assertThat(card.rule().at(20, 90)).isEqualTo(new OperatingPoint(90, 0.125, 0.5, 8, 4, 1, 0));
        assertThat(card.scales()).containsExactly(1, 2, 4);
        assertThat(other.rule()).isEqualTo(OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 8, 4, 1, 0)));
        assertThat(said())
                .contains("Cells           of 2 x 2 pixels")
                .contains("From side 0     cells count from 0.25 on if one beside has 0.5, 2 or more together;")
                .contains("regions have 12 pixels more on every side, corners at multiples of 4");
        try (OnnxLesionDetector detector = OnnxLesionDetector.open(model, CPU)) {
            assertThat(detector.stride()).isEqualTo(2);
        }
    }

    @Test
    void saysHowADetectorGetsItsOperatingPoint() throws Exception {
        RunFolder run = SyntheticRun.detector(folder);

        int exported = export(run, folder.resolve("ld.onnx"));
        int half = export(run, folder.resolve("ld.onnx"), "--margin", "8");

        assertThat(List.of(exported, half)).containsExactly(1, 2);
        assertThat(said())
                .contains("there is no %s: evaluate the run, or give --threshold and --margin"
                        .formatted(run.path().resolve("operating-point.json")))
                .contains("--threshold and --margin belong together, found one of them");
    }

    @Test
    void refusesWhatIsNoModelToBe() throws Exception {
        RunFolder run = SyntheticRun.generator(folder);
        Path models = folder.resolve("models");

        int last = export(run, models.resolve("a.onnx"), "--weights", "last");
        int suffix = export(run, models.resolve("a.txt"));
        int span = export(run, models.resolve("a.onnx"), "--spacing-mm", "2..1");
        SafeTensors network = SafeTensors.read(run.best());
        new SafeTensors(Map.of("kind", "generator", "scale", "4"), network.state()).write(run.best());
        String configuration = Files.readString(run.configuration());
        Files.writeString(run.configuration(), configuration.replace("blocks: 2", "blocks: 3"));
        int another = export(run, models.resolve("a.onnx"));
        int none = export(new RunFolder(folder.resolve("nowhere")), models.resolve("a.onnx"));

        assertThat(List.of(last, suffix, span, another, none)).as(said()).containsExactly(1, 2, 2, 1, 1);
        assertThat(said())
                .contains("No network at %s: ".formatted(run.last()))
                .contains("--output must end in .onnx, found ")
                .contains("'2..1': A span goes upwards, found 2.0 to 1.0")
                .contains("%s is of another network than its configuration: blocks is null, wanted 3"
                        .formatted(run.best()))
                .contains("No configuration at ");
        assertThat(SyntheticRun.files(models)).isEmpty();
    }

    @Test
    void refusesDataThatHasChangedAndModelsThatAreThere() throws Exception {
        RunFolder run = SyntheticRun.generator(folder);
        Files.copy(folder.resolve("data/train/p1/p1_t1ce.nii.gz"), folder.resolve("data/train/p1/p3_t1ce.nii.gz"));
        Files.copy(folder.resolve("data/train/p1/p1_seg.nii.gz"), folder.resolve("data/train/p1/p3_seg.nii.gz"));
        Path there = Files.createFile(folder.resolve("there.onnx"));

        int changed = export(run, folder.resolve("a.onnx"));
        int occupied = export(run, there);

        assertThat(List.of(changed, occupied)).containsOnly(1);
        assertThat(said())
                .contains("The data has changed since the run: its SHA-256 is ")
                .contains("There is a model at %s already".formatted(there));
        assertThat(folder.resolve("a.onnx")).doesNotExist();
    }

    @Test
    void inspectRefusesWhatIsNoModelOfOurs() throws Exception {
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");

        int none = Main.run("inspect", folder.resolve("none.onnx").toString());
        int broken = Main.run("inspect", text.toString());

        assertThat(List.of(none, broken)).containsOnly(1);
        assertThat(said())
                .contains("No model at %s".formatted(folder.resolve("none.onnx")))
                .contains("%s: Not an ONNX model".formatted(text));
    }

    @Test
    void helps() {
        int code = Main.run("export", "--help") + Main.run("inspect", "--help");

        assertThat(code).isZero();
        assertThat(said())
                .contains("--run=FOLDER", "99 % of the regions", "(default: 0.8..6)", "operating-point.json")
                .contains("Prints what a model says of itself");
    }

    private static int export(RunFolder run, Path output, String... more) {
        Stream<String> arguments = Stream.of("export", "--run", run.path().toString(), "--output", output.toString());
        return Main.run(Stream.concat(arguments, Arrays.stream(more)).toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
