package org.lfsr.trainer.export;

import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.ImageShape;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.NetworkState;

/**
 * Writes a {@link LesionNet} as an ONNX model: input {@code image} of {@code (N, channels, H, W)}, z-scored, output
 * {@code occupancy} of {@code (N, 1, ceil(H / stride), ceil(W / stride))}, shares from 0 to 1.
 */
public final class DetectorExport {

    /** The model's input. */
    public static final String INPUT = "image";

    /** The model's output. */
    public static final String OUTPUT = "occupancy";

    private final DetectorShape shape;
    private final NetworkGraph layers;

    private DetectorExport(DetectorShape shape, NetworkState state) {
        this.shape = shape;
        layers = new NetworkGraph(new GraphBuilder("LesionNet"), state);
    }

    /** Writes a detector as it is now. */
    public static OnnxModel of(LesionNet network) {
        return of(network.shape(), network.state());
    }

    /**
     * Writes a detector from a checkpoint.
     *
     * @throws IllegalArgumentException if the state is not of a detector of the shape
     */
    public static OnnxModel of(DetectorShape shape, NetworkState state) {
        return new DetectorExport(shape, state).model();
    }

    private OnnxModel model() {
        GraphBuilder graph = layers.graph();
        Edge image = graph.input(INPUT, new ImageShape(shape.channels(), "H", "W"));
        Edge features = image;
        for (int i = 0; i < shape.widths().size(); i++) {
            features = stage("stage" + i, features);
        }
        Edge logits = layers.convolution("head", features);
        Edge occupancy = graph.sigmoid(OUTPUT, shape.cells() == 1 ? logits : laidOut(logits, image));
        graph.output(occupancy, new ImageShape(1, "rows", "columns"));
        return graph.build();
    }

    private Edge laidOut(Edge logits, Edge image) {
        Edge cells = layers.graph().depthToSpace("cells", logits, shape.cells());
        return layers.graph().crop("cells_inside", cells, image, shape.stride());
    }

    private Edge stage(String name, Edge input) {
        Edge features = layers.relu(name + ".widening_relu", layers.convolution(name + ".widening", input));
        for (int i = 0; i < LesionNet.BLOCKS; i++) {
            features = block(name + ".block" + i, features);
        }
        return layers.graph().maxPool(name + ".pool", features, 2);
    }

    private Edge block(String name, Edge input) {
        Edge first = layers.relu(name + ".first_relu", layers.convolution(name + ".first", input));
        Edge sum = layers.add(name + ".skip", layers.convolution(name + ".second", first), input);
        return layers.relu(name + ".relu", sum);
    }
}
