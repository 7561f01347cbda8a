package org.lfsr.inference.onnx;

import java.util.Map;
import java.util.function.BiFunction;
import org.lfsr.imaging.Image;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.StoredModel;
import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.ImageShape;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.onnx.Values;

/** Models small enough to be calculated in the head. */
final class TinyModels {

    private static final float STEEP = 1e4f;
    private static final int WIDTH = 64;
    private static final int LAYERS = 50;

    private TinyModels() {}

    /** Repeats every pixel. */
    static StoredModel nearest(int factor, ModelCard card) {
        return model(card, 1, (graph, input) -> {
            Values ones = Values.filled(1, (long) factor * factor, 1, 1, 1);
            return graph.depthToSpace("sr", graph.convolution("phases", input, ones, 0), factor);
        });
    }

    /** Says 1 where one of 8 x 8 pixels, summed over the slices, is brighter than 2, and 0 elsewhere. */
    static StoredModel bright(int slices, ModelCard card) {
        return model(card, slices, (graph, input) -> graph.sigmoid("map", dark(graph, input, slices)));
    }

    /** As {@link #bright}, but for the sigmoid. */
    static StoredModel withoutSigmoid(ModelCard card) {
        return model(card, 1, (graph, input) -> dark(graph, input, 1));
    }

    private static Edge dark(GraphBuilder graph, Edge input, int slices) {
        Values kernel = Values.filled(STEEP, 1, slices, 1, 1);
        Values bias = Values.filled(-2 * STEEP, 1);
        return graph.maxPool("cells", graph.convolution("steep", input, kernel, bias, 0), 8);
    }

    /** Multiplies every pixel until it is no number any more, unless it is 0. */
    static StoredModel exploding(ModelCard card) {
        return model(card, 1, (graph, input) -> {
            Values factors = Values.filled(Float.MAX_VALUE, 4, 1, 1, 1);
            Edge phases = graph.convolution("phases", input, factors, 0);
            return graph.depthToSpace("sr", graph.multiply("squares", phases, phases), 2);
        });
    }

    /** Enlarges an image beyond every memory, by borders of eight million pixels. */
    static StoredModel vast(ModelCard card) {
        return model(card, 1, (graph, input) -> graph.padByEdge("sr", input, 8_000_000));
    }

    /** Enlarges an image by 2 after so many convolutions of 64 channels that it takes a while. */
    static StoredModel slow(ModelCard card) {
        return model(card, 1, (graph, input) -> {
            Edge features = graph.convolution("widening", input, Values.filled(1, WIDTH, 1, 1, 1), 0);
            for (int i = 0; i < LAYERS; i++) {
                features = graph.convolution("layer" + i, features, Values.filled(0, WIDTH, WIDTH, 3, 3), 1);
            }
            return graph.depthToSpace(
                    "sr", graph.convolution("phases", features, Values.filled(1, 4, WIDTH, 1, 1), 0), 2);
        });
    }

    /** A model that says nothing of itself. */
    static byte[] bare() {
        return graph(1, (graph, input) -> graph.relu("sr", input)).toBytes();
    }

    static StoredModel model(ModelCard card, int channels, BiFunction<GraphBuilder, Edge, Edge> middle) {
        OnnxModel model = graph(channels, middle).withMetadata(Map.of(ModelCard.METADATA_KEY, card.toJson()));
        return StoredModel.of("tiny.onnx", model.toBytes(), card);
    }

    private static OnnxModel graph(int channels, BiFunction<GraphBuilder, Edge, Edge> middle) {
        GraphBuilder graph = new GraphBuilder("tiny");
        Edge input = graph.input("in", new ImageShape(channels, "H", "W"));
        graph.output(middle.apply(graph, input), new ImageShape(1, "rows", "columns"));
        return graph.build();
    }

    /** An image whose pixels are all of their own. */
    static Image ramp(int width, int height) {
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 16f;
        }
        return new Image(width, height, pixels);
    }
}
