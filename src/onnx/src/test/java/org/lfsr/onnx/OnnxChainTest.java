package org.lfsr.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.onnx.ChainStep.Convolution;
import org.lfsr.onnx.ChainStep.MaxPool;
import org.lfsr.onnx.ChainStep.Relu;

class OnnxChainTest {

    private static final NodeProto CONVOLUTION = node("Conv", "x", "weight", "bias");
    private static final NodeProto POOLING = node("MaxPool", "x").toBuilder()
            .addAttribute(Protos.integers("kernel_shape", 2, 2))
            .addAttribute(Protos.integers("strides", 2, 2))
            .build();

    @Test
    void readsTheStepsUpToTheOutput() throws UnsupportedModelException {
        GraphBuilder graph = new GraphBuilder("features");
        Edge image = graph.input("image", new ImageShape(1, "H", "W"));
        Edge first = graph.convolution("first", image, Values.filled(2, 3, 1, 5, 5), Values.filled(1, 3), 2);
        Edge bent = graph.relu("bent", first);
        graph.sigmoid("later", bent); // Beyond what is asked for, so it may be anything.

        OnnxChain chain = OnnxChain.upTo("bent", graph.build());

        assertThat(chain.steps()).hasSize(2);
        Convolution convolution = (Convolution) chain.steps().get(0);
        assertThat(convolution.kernel().shape()).containsExactly(3, 1, 5, 5);
        assertThat(convolution.bias().numbers()).containsExactly(1, 1, 1);
        assertThat(convolution.padding()).isEqualTo(2);
        assertThat(chain.steps().get(1)).isEqualTo(new Relu());
    }

    @Test
    void readsPooling() throws UnsupportedModelException {
        assertThat(OnnxChain.upTo("y", model(POOLING)).steps()).containsExactly(new MaxPool(2));
    }

    @Test
    void readsNumbersThatAreListedOneByOne() throws UnsupportedModelException {
        TensorProto listed = TensorProto.newBuilder()
                .setName("weight")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllDims(List.of(1L, 1L, 1L, 2L))
                .addAllFloatData(List.of(3f, 4f))
                .build();

        OnnxChain chain = OnnxChain.upTo("y", model(listed, CONVOLUTION));

        assertThat(((Convolution) chain.steps().get(0)).kernel().numbers()).containsExactly(3, 4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void saysWhatIsNoChain(String message, NodeProto node) {
        assertThatThrownBy(() -> OnnxChain.upTo("y", model(node)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> saysWhatIsNoChain() {
        return Stream.of(
                Arguments.of("Node y is a Tanh, wanted Conv, Relu or MaxPool", node("Tanh", "x")),
                Arguments.of("Not a chain: Relu y takes [z], wanted x", node("Relu", "z")),
                Arguments.of(
                        "No output y in the chain, found [w]",
                        node("Relu", "x").toBuilder().setOutput(0, "w").build()),
                Arguments.of(
                        "Node y has strides [2, 2], which a chain cannot have",
                        with(CONVOLUTION, Protos.integers("strides", 2, 2))),
                Arguments.of(
                        "Node y has group [3], which a chain cannot have",
                        with(CONVOLUTION, Protos.integer("group", 3))),
                Arguments.of(
                        "Node y has pads [0, 0, 1, 1], which a chain cannot have",
                        with(CONVOLUTION, Protos.integers("pads", 0, 0, 1, 1))),
                Arguments.of(
                        "Node y has attribute auto_pad, which a chain cannot have",
                        with(CONVOLUTION, Protos.text("auto_pad", "SAME_UPPER"))),
                Arguments.of("Node y has 2 inputs, which a chain cannot have", node("Conv", "x", "weight")),
                Arguments.of(
                        "Node y takes other, which is not among the model's constants [weight, bias]",
                        node("Conv", "x", "other", "bias")),
                Arguments.of("Node y has kernel_shape [], which a chain cannot have", node("MaxPool", "x")),
                Arguments.of(
                        "Node y has ceil_mode [1], which a chain cannot have",
                        with(POOLING, Protos.integer("ceil_mode", 1))));
    }

    private static NodeProto with(NodeProto node, AttributeProto attribute) {
        return node.toBuilder().addAttribute(attribute).build();
    }

    private static NodeProto node(String operator, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName("y")
                .addAllInput(List.of(inputs))
                .addOutput("y")
                .build();
    }

    private static OnnxModel model(NodeProto node) {
        return model(Protos.floats("weight", Values.filled(1, 1, 1, 1, 1)), node);
    }

    private static OnnxModel model(TensorProto weight, NodeProto node) {
        return new OnnxModel(ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder()
                        .addInput(Protos.images("x", new ImageShape(1, "H", "W")))
                        .addInitializer(weight)
                        .addInitializer(Protos.floats("bias", Values.filled(0, 1)))
                        .addNode(node))
                .build());
    }
}
