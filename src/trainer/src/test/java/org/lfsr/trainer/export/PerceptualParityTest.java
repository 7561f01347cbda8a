package org.lfsr.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.ImageShape;
import org.lfsr.onnx.OnnxChain;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.onnx.UnsupportedModelException;
import org.lfsr.onnx.Values;
import org.lfsr.trainer.loss.PerceptualLoss;
import org.lfsr.trainer.network.IntensityRange;
import org.lfsr.trainer.network.PerceptualNetwork;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;

class PerceptualParityTest {

    private static final Path VGG =
            Path.of(System.getProperty("lfsr.shared", "absent"), "weights", "vgg19-conv3_4.onnx");
    private static final IntensityRange RANGE = new IntensityRange(-1, 4);

    @Test
    void calculatesVggsFeatures() throws IOException {
        assumeTrue(Files.exists(VGG), "Needs the shared weights");
        OnnxModel model = OnnxModel.read(VGG);
        for (String output : new String[] {"relu2_2", "relu3_4"}) {
            try (PerceptualNetwork network = PerceptualNetwork.read(VGG, output, RANGE)) {
                double largest = NativeScope.evaluate(() -> largestFeature(network));

                double difference = difference(model, network, output, 20, 27);

                assertThat(largest).as("largest feature of %s", output).isGreaterThan(100);
                assertThat(difference / largest).isLessThan(1e-5);
            }
        }
    }

    @Test
    void calculatesTheFeaturesOfAChain() throws UnsupportedModelException {
        OnnxModel model = chain();
        try (PerceptualNetwork network = PerceptualNetwork.of(OnnxChain.upTo("bent", model), RANGE)) {
            assertThat(difference(model, network, "bent", 7, 10)).isLessThan(1e-3);
        }
    }

    @Test
    void lossIsTheMeanSquareOfFeatureDifferencesAndMovesTheImagesOnly() throws UnsupportedModelException {
        try (PerceptualNetwork network = PerceptualNetwork.of(OnnxChain.upTo("bent", chain()), RANGE)) {
            Tensor made = torch.randn(2, 1, 6, 6).requires_grad_(true);
            Tensor wanted = torch.randn(2, 1, 6, 6).requires_grad_(true);
            Tensor expected = network.features(made)
                    .sub(network.features(wanted))
                    .square()
                    .mean();

            Tensor loss = new PerceptualLoss(network, 0.5).of(made, wanted);
            loss.backward();

            float half = 0.5f * expected.item_float();
            assertThat(loss.item_float()).isEqualTo(half).isPositive();
            assertThat(Tensors.floats(made.grad())).isNotEqualTo(new float[72]);
            assertThat(wanted.grad().defined()).isFalse();
            assertThat(new PerceptualLoss(network, 0.5).of(made, made).item_float())
                    .isZero();
        }
    }

    @Test
    void saysWhichOutputsThereAre() {
        assertThatThrownBy(() -> OnnxChain.upTo("relu2_2", chain()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("No output relu2_2 in the chain, found [first, bent]");
    }

    @Test
    void saysThatVggTakesThreeChannels() throws UnsupportedModelException {
        GraphBuilder graph = new GraphBuilder("grey");
        Edge image = graph.input("image", new ImageShape(1, "H", "W"));
        graph.convolution("first", image, Values.filled(1, 2, 1, 3, 3), Values.filled(0, 2), 1);
        OnnxChain chain = OnnxChain.upTo("first", graph.build());

        assertThatThrownBy(() -> PerceptualNetwork.of(chain, RANGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A perceptual network begins with a convolution of 3 channels, found [2, 1, 3, 3]");
    }

    @Test
    void refusesARangeWithoutExtent() {
        assertThatThrownBy(() -> new IntensityRange(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Intensity range from 1.0 to 1.0, wanted the second above the first");
    }

    /** Compares with the whole model in ONNX Runtime, on what the network is to make of its images. */
    private static double difference(OnnxModel model, PerceptualNetwork network, String output, int height, int width) {
        return NativeScope.evaluate(() -> {
            Tensor images = torch.randn(2, 1, height, width);
            Tensor grey = images.add(Tensors.scalar(1)).mul(Tensors.scalar(51)); // -1 and 4 become 0 and 255.
            Tensor means = Tensors.of(new float[] {103.939f, 116.779f, 123.68f}, 1, 3, 1, 1);
            Tensor input = torch.cat(new TensorVector(grey, grey, grey), 1).sub(means);
            try (Parity parity = new Parity(model, output)) {
                return parity.largestDifference(same -> network.features(images), input);
            }
        });
    }

    private static double largestFeature(PerceptualNetwork network) {
        double largest = 0;
        for (float feature : Tensors.floats(network.features(torch.randn(1, 1, 20, 20)))) {
            largest = Math.max(largest, feature);
        }
        return largest;
    }

    private static OnnxModel chain() {
        GraphBuilder graph = new GraphBuilder("chain");
        Edge image = graph.input("bgr", new ImageShape(3, "H", "W"));
        Edge first = graph.convolution("first", image, noise(4, 3, 3, 3), noise(4), 1);
        graph.output(graph.relu("bent", first), new ImageShape(4, "H", "W"));
        return graph.build();
    }

    private static Values noise(long... shape) {
        Random random = new Random(shape.length);
        Values values = Values.filled(0, shape);
        for (int i = 0; i < values.numbers().length; i++) {
            values.numbers()[i] = 0.1f * (float) random.nextGaussian();
        }
        return values;
    }
}
