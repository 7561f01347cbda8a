package org.lfsr.trainer.export;

import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.ImageShape;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.onnx.Values;
import org.lfsr.trainer.network.BicubicKernel;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;

/**
 * Writes a {@link SrResNet} as an ONNX model: input {@code lr} of {@code (N, 1, H, W)}, output {@code sr} of {@code (N,
 * 1, scale * H, scale * W)}, both z-scored.
 */
public final class GeneratorExport {

    /** The model's input. */
    public static final String INPUT = "lr";

    /** The model's output. */
    public static final String OUTPUT = "sr";

    private final GeneratorShape shape;
    private final NetworkGraph layers;

    private GeneratorExport(GeneratorShape shape, NetworkState state) {
        this.shape = shape;
        layers = new NetworkGraph(new GraphBuilder("SrResNet"), state);
    }

    /** Writes a generator as it is now. */
    public static OnnxModel of(SrResNet network) {
        return of(network.shape(), network.state());
    }

    /**
     * Writes a generator from a checkpoint.
     *
     * @throws IllegalArgumentException if the state is not of a generator of the shape
     */
    public static OnnxModel of(GeneratorShape shape, NetworkState state) {
        return new GeneratorExport(shape, state).model();
    }

    private OnnxModel model() {
        GraphBuilder graph = layers.graph();
        Edge input = graph.input(INPUT, new ImageShape(1, "H", "W"));
        Edge shallow = layers.pRelu("head_activation", layers.convolution("head", input));
        Edge deep = shallow;
        for (int i = 0; i < shape.blocks(); i++) {
            deep = block("block" + i, deep);
        }
        Edge features = layers.add("body_skip", layers.convolution("body", deep), shallow);
        for (int i = 0; i < shape.doublings(); i++) {
            features = doubling("doubling" + i, features);
        }
        graph.output(output(features, input), new ImageShape(1, "scaled_H", "scaled_W"));
        return graph.build();
    }

    private Edge block(String name, Edge input) {
        Edge first = layers.convolution(name + ".first", input);
        Edge second = layers.convolution(name + ".second", layers.pRelu(name + ".activation", first));
        return layers.add(name + ".skip", second, input);
    }

    private Edge doubling(String name, Edge input) {
        Edge wide = layers.convolution(name + ".widening", input);
        return layers.pRelu(name + ".activation", layers.graph().depthToSpace(name + ".shuffle", wide, 2));
    }

    private Edge output(Edge features, Edge input) {
        if (shape.skip() == Skip.NONE) {
            return layers.convolution(OUTPUT, features, "tail");
        }
        return layers.add(OUTPUT, layers.convolution("tail", features), enlarged(input));
    }

    private Edge enlarged(Edge input) {
        GraphBuilder graph = layers.graph();
        long side = BicubicKernel.SIDE;
        Values kernel =
                Values.of(BicubicKernel.weights(shape.scale()), (long) shape.scale() * shape.scale(), 1, side, side);
        Edge padded = graph.padByEdge("bicubic_border", input, BicubicKernel.PADDING);
        Edge phases = graph.convolution("bicubic", padded, kernel, 0);
        return graph.depthToSpace("bicubic_shuffle", phases, shape.scale());
    }
}
