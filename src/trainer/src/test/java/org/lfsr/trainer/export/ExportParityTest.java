package org.lfsr.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.trainer.network.BatchNormalization.NO;
import static org.lfsr.trainer.network.BatchNormalization.YES;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;
import org.lfsr.trainer.torch.Torch;

class ExportParityTest {

    private static final long[][] GENERATOR_SIZES = {{2, 1, 16, 24}, {1, 1, 9, 13}, {3, 1, 1, 1}, {1, 1, 2, 17}};
    private static final long[][] DETECTOR_SIZES = {{2, 0, 32, 64}, {1, 0, 33, 39}, {1, 0, 47, 50}, {3, 0, 41, 32}};

    @ParameterizedTest
    @MethodSource
    void generatorsCalculateTheSame(GeneratorShape shape) {
        Torch.seed(3);
        try (SrResNet network = SrResNet.of(shape)) {
            RandomState.giveTo(network, 4);

            assertParity(network, GeneratorExport.of(network), 1, GENERATOR_SIZES);
        }
    }

    static Stream<GeneratorShape> generatorsCalculateTheSame() {
        Stream<GeneratorShape> small = Stream.of(2, 4)
                .flatMap(scale -> Stream.of(BatchNormalization.values())
                        .flatMap(normalization -> Stream.of(Skip.values())
                                .map(skip -> new GeneratorShape(scale, 8, 2, normalization, skip))));
        return Stream.concat(small, Stream.of(GeneratorShape.paper(2)));
    }

    @ParameterizedTest
    @MethodSource
    void detectorsCalculateTheSame(DetectorShape shape) {
        Torch.seed(5);
        try (LesionNet network = LesionNet.of(shape)) {
            RandomState.giveTo(network, 6);

            assertParity(network, DetectorExport.of(network), shape.channels(), DETECTOR_SIZES);
        }
    }

    static Stream<DetectorShape> detectorsCalculateTheSame() {
        return Stream.of(
                DetectorShape.DEFAULT,
                new DetectorShape(3, List.of(8, 16), 1),
                new DetectorShape(1, List.of(4, 4, 4, 4), 1),
                new DetectorShape(1, List.of(8, 16, 16), 4));
    }

    private static void assertParity(Network network, OnnxModel model, int channels, long[][] sizes) {
        try (Parity parity = new Parity(model)) {
            for (long[] size : sizes) {
                NativeScope.run(() -> {
                    Tensor input = torch.randn(size[0], channels, size[2], size[3]);
                    float[] output = NativeScope.evaluate(() -> Tensors.floats(network.forward(input)));

                    assertThat(parity.largestDifference(network, input))
                            .as("%d x %d", size[2], size[3])
                            .isLessThan(Parity.TOLERANCE);
                    assertThat(output).as("output").doesNotContain(0f);
                });
            }
        }
    }

    @Test
    void seesADifference() {
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 4, 1, YES, Skip.NONE))) {
            RandomState.giveTo(network, 1);
            OnnxModel model = GeneratorExport.of(network);
            RandomState.giveTo(network, 2);

            try (Parity parity = new Parity(model)) {
                assertThat(parity.largestDifference(network, torch.randn(1, 1, 8, 8)))
                        .isGreaterThan(Parity.TOLERANCE);
            }
        }
    }

    @Test
    void seesANumberThatIsNone() {
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 4, 1, YES, Skip.NONE));
                Parity parity = new Parity(GeneratorExport.of(network))) {
            network.evaluate();
            Tensor input = Tensors.of(new float[] {Float.NaN}, 1, 1, 1, 1);

            assertThatThrownBy(() -> parity.largestDifference(network, input))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("At element 0 the model gives NaN, the network NaN");
        }
    }

    @Test
    void givesTheSameBytesForTheSameState() {
        try (SrResNet network = SrResNet.of(new GeneratorShape(4, 4, 1, YES, Skip.BICUBIC))) {
            OnnxModel model = GeneratorExport.of(network.shape(), network.state());

            assertThat(GeneratorExport.of(network).toBytes()).isEqualTo(model.toBytes());
            assertThat(model.withMetadata(Map.of("scale", "4")).metadata()).containsEntry("scale", "4");
            assertThat(model.operators()).doesNotContain("BatchNormalization");
        }
    }

    @Test
    void namesWhatAStateOfAnotherShapeLacks() {
        GeneratorShape deeper = new GeneratorShape(2, 4, 2, NO, Skip.NONE);
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 4, 1, NO, Skip.NONE))) {
            assertThatThrownBy(() -> GeneratorExport.of(deeper, network.state()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("State lacks block1.first.convolution.weight; it has [");
        }
    }
}
