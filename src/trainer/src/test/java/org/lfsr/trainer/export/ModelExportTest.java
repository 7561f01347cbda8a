package org.lfsr.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.Span;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.evaluation.Detection;
import org.lfsr.trainer.evaluation.DetectionFigures;
import org.lfsr.trainer.evaluation.OperatingRuleFile;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.run.RunFolder;

class ModelExportTest {

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesTwice() throws Exception {
        RunFolder run = SyntheticRun.generator(folder);

        CardFile first = new ModelExport().export(request(run, "a/x2.onnx"));
        CardFile second = new ModelExport().export(request(run, "b/x2.onnx"));

        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("b/x2.onnx")).hasSameBinaryContentAs(folder.resolve("a/x2.onnx"));
        assertThat(SyntheticRun.files(folder.resolve("a"))).containsExactly("x2.card.json", "x2.onnx");
        GeneratorCard card = (GeneratorCard) first.card();
        assertThat(card.fidelityFloor()).isNotNull();
        assertThat(card.about().envelope().inPlaneSpacingMm()).isEqualTo(new Span(0.4, 2.4));
        assertThat(card.about().provenance().weightsSha256())
                .isEqualTo(SafeTensors.read(run.best()).state().sha256());
    }

    @Test
    void writesNothingIfTheModelDiffersFromTheNetwork() throws Exception {
        RunFolder generator = SyntheticRun.generator(folder.resolve("g"));
        RunFolder detector = SyntheticRun.detector(folder.resolve("d"));
        Files.writeString(
                detector.path().resolve("operating-point.json"),
                "{\"points\": [{\"fromSide\": 0, \"threshold\": 0.5, \"certainty\": 0.5, \"marginPixels\": 8, "
                        + "\"gridPixels\": 4, \"leastCells\": 1, \"reachMm\": 0}]}");

        assertThatThrownBy(() -> new ModelExport(new Tampered()).export(request(generator, "models/x2.onnx")))
                .isInstanceOf(ExportException.class)
                .hasMessageMatching("The model differs from the network on p2 slice 0, 48 x 52, at \\(0, 0\\): "
                        + "it gives \\S+, the network \\S+, and they may differ by 1.0E-4");
        assertThatThrownBy(() -> new ModelExport(new Tampered()).export(request(detector, "models/ld.onnx")))
                .isInstanceOf(ExportException.class)
                .hasMessageStartingWith("The model differs from the network on p2 slice 0, 96 x 104, at ");
        assertThat(SyntheticRun.files(folder.resolve("models"))).isEmpty();
    }

    @Test
    void takesTheNetworkThatTheRunKeepsUnlessAnotherIsNamed() throws Exception {
        RunFolder run = SyntheticRun.generator(folder);
        Files.move(run.best(), run.last());
        String text = Files.readString(run.configuration());
        assertThat(text).contains("keep: best");
        Files.writeString(run.configuration(), text.replace("keep: best", "keep: last"));

        CardFile kept = new ModelExport().export(request(run, "x2.onnx"));

        assertThat(kept.card().about().provenance().weights()).isEqualTo("last");
        assertThatThrownBy(() -> new ModelExport().export(request(run, Weights.BEST, "other/x2.onnx")))
                .isInstanceOf(ExportException.class)
                .hasMessageStartingWith("No network at " + run.best());
    }

    @Test
    void namesTheWeightsThatTheRunStartedFrom() throws Exception {
        RunFolder run = SyntheticRun.generator(folder);
        String provenance = Files.readString(run.provenance());
        assertThat(provenance).contains("\"startSha256\" : null");
        Files.writeString(run.provenance(), provenance.replace("\"startSha256\" : null", "\"startSha256\" : \"12ab\""));

        CardFile card = new ModelExport().export(request(run, "x2.onnx"));

        assertThat(card.card().about().provenance().stages()).startsWith("start: weights 12ab");
    }

    @Test
    void tellsWhatWasMeasuredOfADetectorAtItsOperatingPoint() throws Exception {
        RunFolder run = SyntheticRun.detector(folder);
        OperatingRule rule = OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 8, 4, 1, 0));
        OperatingRule other = OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 12, 4, 1, 0));
        String weights = SafeTensors.read(run.best()).state().sha256();
        DetectionFigures figures = new DetectionFigures(2, 7, 3, 0.75, 0.875, 0.125, 0.5);
        OperatingRuleFile.write(rule, run.operatingPoint());

        new Detection(weights, rule, List.of(figures)).write(run.detection());
        Map<String, Double> measured = validation(run, "measured.onnx");
        new Detection(weights, other, List.of(figures)).write(run.detection());
        Map<String, Double> elsewhere = validation(run, "elsewhere.onnx");
        new Detection("0".repeat(64), rule, List.of(figures)).write(run.detection());
        Map<String, Double> another = validation(run, "another.onnx");

        assertThat(measured)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "perfect x2", 0.75,
                        "acceptable x2", 0.875,
                        "ROI share x2", 0.125,
                        "false alarms x2", 0.5,
                        "lesion slices x2", 7.0,
                        "lesion-free slices x2", 3.0));
        assertThat(elsewhere).as("figures of another operating point").isEmpty();
        assertThat(another).as("figures of another network").isEmpty();
    }

    private Map<String, Double> validation(RunFolder run, String output) throws Exception {
        return new ModelExport().export(request(run, output)).card().about().validation();
    }

    private ExportRequest request(RunFolder run, String output) {
        return request(run, null, output);
    }

    private ExportRequest request(RunFolder run, @Nullable Weights weights, String output) {
        return new ExportRequest(run, weights, folder.resolve(output), "x2", "1.0.0", EnvelopeChoice.DEFAULT, 1, null);
    }

    /** Changes one number on the way from the network to the graph. */
    private static final class Tampered implements ModelExport.Graphs {

        @Override
        public OnnxModel of(GeneratorShape shape, NetworkState state) {
            return GeneratorExport.of(shape, changed(state, "tail.convolution.bias"));
        }

        @Override
        public OnnxModel of(DetectorShape shape, NetworkState state) {
            return DetectorExport.of(shape, changed(state, "head.convolution.bias"));
        }

        private static NetworkState changed(NetworkState state, String name) {
            List<NamedValues> tensors = new ArrayList<>();
            for (NamedValues tensor : state.tensors()) {
                float[] values = tensor.values().clone();
                if (tensor.name().equals(name)) {
                    values[0] += 0.01f;
                }
                tensors.add(new NamedValues(tensor.name(), tensor.shape(), values));
            }
            return new NetworkState(tensors);
        }
    }
}
