package org.lfsr.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphBuilderTest {

    private static final ImageShape GREY = new ImageShape(1, "H", "W");

    @TempDir
    private Path folder;

    @Test
    void writesNodesAndConstantsInOrder() throws IOException {
        OnnxModel model = small();

        assertThat(model.inputs()).containsExactly("image");
        assertThat(model.outputs()).containsExactly("shares");
        assertThat(model.operators())
                .containsExactly("Pad", "Conv", "PRelu", "Add", "MaxPool", "DepthToSpace", "Mul", "Sigmoid");
        assertThat(model.constants()).containsOnlyKeys("first.weight", "first.bias", "bent.slope", "half");
        assertThat(model.constant("first.weight").shape()).containsExactly(4, 1, 3, 3);
        assertThat(model.constant("first.bias").numbers()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void givesTheSameBytesForTheSameGraph() {
        Map<String, String> metadata = Map.of("seed", "1", "data", "abc", "scale", "2");

        assertThat(small().withMetadata(metadata).toBytes())
                .isEqualTo(small().withMetadata(metadata).toBytes());
    }

    @Test
    void keepsMetadataThroughAFile() throws IOException {
        Path file = folder.resolve("small.onnx");

        small().withMetadata(Map.of("scale", "2", "data", "abc")).write(file);

        OnnxModel read = OnnxModel.read(file);
        assertThat(read.metadata()).containsExactly(Map.entry("data", "abc"), Map.entry("scale", "2"));
        assertThat(read.withMetadata(Map.of()).toBytes()).isEqualTo(small().toBytes());
    }

    @Test
    void refusesANameGivenTwice() {
        GraphBuilder graph = new GraphBuilder("small");
        Edge image = graph.input("image", GREY);
        graph.relu("bent", image);

        assertThatThrownBy(() -> graph.relu("bent", image))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Graph small has two parts named bent");
    }

    @Test
    void saysWhatIsNoModel() throws IOException {
        Path file = Files.writeString(folder.resolve("text.onnx"), "This is not a model.");

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith(file + ": Not an ONNX model: ");
        assertThatThrownBy(() -> OnnxModel.parse(new byte[0]))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("Not an ONNX model: 0 bytes without a graph");
    }

    @Test
    void namesTheConstantThatIsMissing() {
        assertThatThrownBy(() -> small().constant("second.weight"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("Model has no constant second.weight; it has [first.weight, first.bias, bent.slope, half]");
    }

    @Test
    void refusesValuesThatDoNotFillTheirShape() {
        assertThatThrownBy(() -> Values.of(new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Values of [2, 3] are 6, found 5");
    }

    private static OnnxModel small() {
        GraphBuilder graph = new GraphBuilder("small");
        Edge image = graph.padByEdge("padded", graph.input("image", GREY), 1);
        Edge first = graph.convolution(
                "first", image, Values.filled(0.5f, 4, 1, 3, 3), Values.of(new float[] {1, 2, 3, 4}, 4), 0);
        Edge bent = graph.pRelu("bent", first, Values.filled(0.25f, 1));
        Edge pooled = graph.maxPool("pooled", graph.add("sum", bent, first), 2);
        Edge shuffled = graph.depthToSpace("shuffled", pooled, 2);
        Edge halved = graph.multiply("halved", shuffled, graph.constant("half", Values.filled(0.5f, 1)));
        graph.output(graph.sigmoid("shares", halved), new ImageShape(1, "rows", "columns"));
        return graph.build();
    }
}
