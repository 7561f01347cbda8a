package org.lfsr.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a model together, node by node. Each method adds one node under a name, unique in the graph, and returns what
 * flows out of it.
 *
 * <p>Used by one thread, for one model.
 */
public final class GraphBuilder {

    private static final int INTERMEDIATE_REPRESENTATION = 8;
    private static final int OPSET = 17;

    private final GraphProto.Builder graph;
    private final Set<String> names = new HashSet<>();

    /**
     * Begins a model.
     *
     * @param name what the graph is called
     */
    public GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** Adds an input. */
    public Edge input(String name, ImageShape shape) {
        graph.addInput(Protos.images(unique(name), shape));
        return new Edge(name);
    }

    /** Marks what flows as an output; it keeps the name of the node it flows from. */
    public void output(Edge edge, ImageShape shape) {
        graph.addOutput(Protos.images(edge.name(), shape));
    }

    /** Adds numbers that are part of the model. */
    public Edge constant(String name, Values values) {
        graph.addInitializer(Protos.floats(unique(name), values));
        return new Edge(name);
    }

    /**
     * Adds a convolution that moves by single pixels.
     *
     * @param kernel {@code (out, in, height, width)}
     * @param bias {@code (out)}
     * @param padding how many rows and columns of zeros surround the input
     */
    public Edge convolution(String name, Edge input, Values kernel, Values bias, int padding) {
        return convolution(
                name, List.of(input, constant(name + ".weight", kernel), constant(name + ".bias", bias)), padding);
    }

    /** Adds a convolution without a bias that moves by single pixels. */
    public Edge convolution(String name, Edge input, Values kernel, int padding) {
        return convolution(name, List.of(input, constant(name + ".weight", kernel)), padding);
    }

    private Edge convolution(String name, List<Edge> inputs, int padding) {
        return node("Conv", name, inputs, Protos.integers("pads", padding, padding, padding, padding));
    }

    /** Adds {@code max(0, x)}. */
    public Edge relu(String name, Edge input) {
        return node("Relu", name, List.of(input));
    }

    /**
     * Adds {@code x} where it is positive, {@code slope * x} elsewhere.
     *
     * @param slope one number, or {@code (channels, 1, 1)}
     */
    public Edge pRelu(String name, Edge input, Values slope) {
        return node("PRelu", name, List.of(input, constant(name + ".slope", slope)));
    }

    /** Adds {@code 1 / (1 + exp(-x))}. */
    public Edge sigmoid(String name, Edge input) {
        return node("Sigmoid", name, List.of(input));
    }

    /** Adds a sum; an operand of fewer elements is repeated. */
    public Edge add(String name, Edge first, Edge second) {
        return node("Add", name, List.of(first, second));
    }

    /** Adds a product, element by element; an operand of fewer elements is repeated. */
    public Edge multiply(String name, Edge first, Edge second) {
        return node("Mul", name, List.of(first, second));
    }

    /** Adds the maximum of each {@code side x side} pixels; what is left over at the border makes a last one. */
    public Edge maxPool(String name, Edge input, int side) {
        return node(
                "MaxPool",
                name,
                List.of(input),
                Protos.integers("kernel_shape", side, side),
                Protos.integers("strides", side, side),
                Protos.integer("ceil_mode", 1));
    }

    /** Adds the exchange of {@code factor * factor} channels for as many pixels, as libtorch's pixel shuffle does. */
    public Edge depthToSpace(String name, Edge input, int factor) {
        return node(
                "DepthToSpace", name, List.of(input), Protos.integer("blocksize", factor), Protos.text("mode", "CRD"));
    }

    /**
     * Adds the first rows and columns of each image, and leaves out the others.
     *
     * @param image whose height and width, divided by {@code factor} and rounded up, say how many stay
     */
    public Edge crop(String name, Edge input, Edge image, int factor) {
        Edge size = node("Shape", name + ".size", List.of(image), Protos.integer("start", 2));
        Edge more = node("Add", name + ".more", List.of(size, longs(name + ".round", factor - 1, factor - 1)));
        Edge ends = node("Div", name + ".ends", List.of(more, longs(name + ".factor", factor, factor)));
        return node("Slice", name, List.of(input, longs(name + ".starts", 0, 0), ends, longs(name + ".axes", 2, 3)));
    }

    private Edge longs(String name, long... values) {
        graph.addInitializer(Protos.longs(unique(name), values));
        return new Edge(name);
    }

    /** Adds rows and columns on every side of each image, copies of the outermost ones. */
    public Edge padByEdge(String name, Edge input, int pixels) {
        String amounts = unique(name + ".pads");
        graph.addInitializer(Protos.longs(amounts, 0, 0, pixels, pixels, 0, 0, pixels, pixels));
        return node("Pad", name, List.of(input, new Edge(amounts)), Protos.text("mode", "edge"));
    }

    private Edge node(String operator, String name, List<Edge> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(unique(name))
                .addAllInput(inputs.stream().map(Edge::name).toList())
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return new Edge(name);
    }

    private String unique(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("Graph %s has two parts named %s".formatted(graph.getName(), name));
        }
        return name;
    }

    /** The model as built so far. */
    public OnnxModel build() {
        return new OnnxModel(ModelProto.newBuilder()
                .setIrVersion(INTERMEDIATE_REPRESENTATION)
                .setProducerName("lfsr")
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .build());
    }
}
