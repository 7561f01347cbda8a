package org.lfsr.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.inference.About;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.Envelope;
import org.lfsr.inference.FidelityFloor;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.GoldenSlice;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.ModelProvenance;
import org.lfsr.inference.Normalization;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.Span;
import org.lfsr.inference.StoredImage;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.TrainedDegradation;
import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.ImageShape;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.onnx.Values;

/**
 * Models that nobody trained, small and fast: a detector that takes for a lesion what is bright, and generators that
 * are bicubic interpolation. They are real ONNX with real cards, so that whatever serves models serves these, and what
 * comes out can be foretold.
 */
public final class TestModels {

    /** The detector's file, in a folder of models. */
    public static final String DETECTOR_FILE = "lesion-detector.onnx";

    private static final int OPSET = 17;
    private static final int STRIDE = 8;
    private static final int CONTEXT = 8;
    private static final int MEAN_SIDE = 3;
    private static final float BRIGHT = 3;
    private static final float STEEP = 100;
    private static final int GOLDEN_SIDE = 8;
    private static final double GOLDEN_TOLERANCE = 0.02;
    private static final double DRIFT = 1.1;
    private static final List<Integer> SCALES = List.of(2, 4);

    private TestModels() {}

    /**
     * Says 1 in a cell of 8 x 8 pixels where the mean of some 3 x 3 pixels is more than 3 deviations above the slice's
     * mean, and 0 elsewhere.
     */
    public static StoredModel detector() {
        DetectorCard card = new DetectorCard(
                about("test-bright"),
                1,
                STRIDE,
                OperatingRule.of(new OperatingPoint(0, 0.5, 0.5, 4, 4, 1, 0)),
                List.of(1, 2, 4),
                null);
        return model(card, TestModels::bright);
    }

    /**
     * Interpolates bicubically.
     *
     * @param scale 2 or 4
     */
    public static StoredModel generator(int scale) {
        return generator(scale, null, 1);
    }

    /**
     * The same with a golden slice in its card: a grey square, which stays one.
     *
     * @param error by how much the card is wrong about what comes out, far more than it may be
     */
    public static StoredModel generatorWithGoldenSlice(int scale, float error) {
        return generator(scale, golden(scale, error), 1);
    }

    /** The same as by a device that calculates wrongly: everything a tenth too large. Its card has no golden slice. */
    public static StoredModel driftedGenerator(int scale) {
        return generator(scale, null, DRIFT);
    }

    private static StoredModel generator(int scale, @Nullable GoldenSlice golden, double gain) {
        TrainedDegradation degradation = new TrainedDegradation("bicubic", scale, List.of(0.0));
        GeneratorCard card = new GeneratorCard(
                about("test-bicubic-x" + scale), scale, degradation, CONTEXT, new FidelityFloor(20, 1, 1), golden);
        return model(card, (graph, input) -> bicubic(graph, input, scale, gain));
    }

    private static GoldenSlice golden(int scale, float error) {
        return new GoldenSlice(
                List.of(square(GOLDEN_SIDE, 1)), square(GOLDEN_SIDE * scale, 1 + error), GOLDEN_TOLERANCE);
    }

    private static StoredImage square(int side, float grey) {
        float[] pixels = new float[side * side];
        Arrays.fill(pixels, grey);
        return StoredImage.of(new Image(side, side, pixels));
    }

    /** The file of a generator, in a folder of models. */
    public static String generatorFile(int scale) {
        return "generator-x%d.onnx".formatted(scale);
    }

    /**
     * Writes the detector and the generators, each with its card beside it.
     *
     * @param folder made if it is not there
     * @return the folder
     * @throws IOException if it cannot be written to
     */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(detector(), folder.resolve(DETECTOR_FILE));
        for (int scale : SCALES) {
            write(generator(scale), folder.resolve(generatorFile(scale)));
        }
        return folder;
    }

    private static void write(StoredModel model, Path file) throws IOException {
        Files.write(file, model.bytes());
        Files.writeString(CardFile.of(file), new CardFile(model.sha256(), model.card()).toJson());
    }

    private static Edge bright(GraphBuilder graph, Edge input) {
        Values mean = Values.filled(STEEP / (MEAN_SIDE * MEAN_SIDE), 1, 1, MEAN_SIDE, MEAN_SIDE);
        Edge above = graph.convolution("mean", input, mean, Values.filled(-BRIGHT * STEEP, 1), MEAN_SIDE / 2);
        return graph.sigmoid("map", graph.maxPool("cells", above, STRIDE));
    }

    private static Edge bicubic(GraphBuilder graph, Edge input, int scale, double gain) {
        Edge padded = graph.padByEdge("padded", input, BicubicPhases.PADDING);
        Edge phases = graph.convolution("phases", padded, BicubicPhases.kernels(scale, gain), 0);
        return graph.depthToSpace("sr", phases, scale);
    }

    private static StoredModel model(ModelCard card, BiFunction<GraphBuilder, Edge, Edge> network) {
        GraphBuilder graph = new GraphBuilder(card.about().name());
        Edge input = graph.input("in", new ImageShape(1, "height", "width"));
        graph.output(network.apply(graph, input), new ImageShape(1, "rows", "columns"));
        OnnxModel model = graph.build().withMetadata(Map.of(ModelCard.METADATA_KEY, card.toJson()));
        return StoredModel.of(card.id(), model.toBytes(), card);
    }

    private static About about(String name) {
        return new About(
                name,
                "1.0.0",
                "none",
                "Made in code, for tests.",
                List.of("diagnosis", "anything but tests"),
                "Slices of any kind.",
                Normalization.SLICE_Z_SCORE,
                new Envelope(
                        "MR",
                        List.of("T1GD", "T1"),
                        new Span(0.1, 10),
                        new Span(0.1, 20),
                        new Span(8, 2048),
                        new Span(10, 1000),
                        0,
                        "magnitudes"),
                provenance(),
                Map.of());
    }

    private static ModelProvenance provenance() {
        String nothing = "0".repeat(64);
        return new ModelProvenance(
                nothing,
                1,
                1,
                nothing,
                nothing,
                "best",
                List.of("nothing"),
                1,
                "unknown",
                "none",
                "none",
                "none",
                "none",
                OPSET);
    }
}
