package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.trainer.network.BatchNormalization.NO;
import static org.lfsr.trainer.network.BatchNormalization.YES;

import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;
import org.lfsr.trainer.torch.Torch;

class NetworkShapesTest {

    private static final DetectorShape SMALL_DETECTOR = new DetectorShape(3, List.of(2, 3, 4), 1);
    private static final DiscriminatorShape SMALL_DISCRIMINATOR = new DiscriminatorShape(2, 3, 4);

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "2, 7, 12", "4, 9, 5"})
    void generatorEnlargesEverySize(int scale, long height, long width) {
        for (Skip skip : Skip.values()) {
            try (SrResNet network = SrResNet.of(new GeneratorShape(scale, 3, 1, NO, skip))) {
                assertThat(outputShape(network, 2, 1, height, width))
                        .containsExactly(2, 1, scale * height, scale * width);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 4, 4", "33, 39, 5, 5", "47, 50, 6, 7"})
    void detectorCoversEveryBorder(int height, int width, int rows, int columns) {
        try (LesionNet network = LesionNet.of(SMALL_DETECTOR)) {
            assertThat(outputShape(network, 2, 3, height, width)).containsExactly(2, 1, rows, columns);
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "17, 31", "96, 96"})
    void discriminatorTakesEverySizeOfCrop(int height, int width) {
        try (Discriminator network = Discriminator.of(SMALL_DISCRIMINATOR)) {
            assertThat(outputShape(network, 2, 1, height, width)).containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 16, 16", "33, 47, 17, 24"})
    void detectorsMapMayBeFinerThanItsLastStage(int height, int width, int rows, int columns) {
        try (LesionNet network = LesionNet.of(new DetectorShape(3, List.of(2, 3, 4), 4))) {
            assertThat(outputShape(network, 2, 3, height, width)).containsExactly(2, 1, rows, columns);
        }
    }

    @Test
    void detectorGivesShares() {
        try (LesionNet network = LesionNet.of(SMALL_DETECTOR)) {
            NativeScope.run(() -> {
                float[] shares = Tensors.floats(network.forward(torch.randn(2, 3, 32, 32)));

                for (float share : shares) {
                    assertThat(share).isBetween(0f, 1f);
                }
            });
        }
    }

    @Test
    void defaultGeneratorsHaveTheLiteraturesNumberOfParameters() {
        try (SrResNet two = SrResNet.of(GeneratorShape.paper(2));
                SrResNet four = SrResNet.of(GeneratorShape.paper(4))) {
            // Head, slopes, 33 inner convolutions with scale and shift, doublings, tail.
            long inner = 33 * (64 * 64 * 9 + 2 * 64);
            long doubling = 64 * 256 * 9 + 256 + 1;
            long outer = (81 * 64 + 64 + 1) + 16 + (81 * 64 + 1);
            assertThat(two.parameterCount()).isEqualTo(inner + doubling + outer).isEqualTo(1_378_899L);
            assertThat(four.parameterCount()).isEqualTo(inner + 2 * doubling + outer);
        }
    }

    @Test
    void stateAndParametersFollowTheSeed() {
        Torch.seed(7);
        String first = digestOfNewGenerator();
        Torch.seed(7);
        String second = digestOfNewGenerator();
        Torch.seed(8);
        String third = digestOfNewGenerator();

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
    }

    private static String digestOfNewGenerator() {
        try (SrResNet network = SrResNet.of(new GeneratorShape(2, 3, 1, YES, Skip.NONE))) {
            return network.state().sha256();
        }
    }

    @Test
    void namesTheSizeThatIsTooSmall() {
        try (LesionNet detector = LesionNet.of(SMALL_DETECTOR);
                Discriminator discriminator = Discriminator.of(SMALL_DISCRIMINATOR)) {
            assertThatThrownBy(() -> detector.forward(torch.zeros(1, 3, 31, 64)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Detector takes (N, 3, H, W) of at least 32 x 32 pixels, found [1, 3, 31, 64]");
            assertThatThrownBy(() -> discriminator.forward(torch.zeros(1, 1, 64, 15)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Discriminator takes (N, 1, H, W) of at least 16 x 16 pixels, found [1, 1, 64, 15]");
        }
    }

    @Test
    void namesWhatIsWrongWithAShape() {
        assertThatThrownBy(() -> new GeneratorShape(3, 64, 16, YES, Skip.NONE))
                .hasMessage("Generator's scale is 3, wanted 2 or 4");
        assertThatThrownBy(() -> new GeneratorShape(2, 64, 0, YES, Skip.NONE))
                .hasMessage("Generator of width 64 and 0 blocks, wanted at least 1 of each");
        assertThatThrownBy(() -> new DetectorShape(1, List.of(), 1)).hasMessage("Detector has 0 stages, wanted 1 to 5");
        assertThatThrownBy(() -> new DetectorShape(0, List.of(8), 1))
                .hasMessage("Detector of 0 channels and widths [8], wanted positive ones");
        assertThatThrownBy(() -> new DetectorShape(1, List.of(8, 8), 8))
                .hasMessage("Detector of 2 stages makes 8 cells of a pixel, wanted 1, 2 … 4");
        assertThatThrownBy(() -> new DiscriminatorShape(64, 0, 8))
                .hasMessage("Discriminator of width 64, pooled side 0 and dense width 8, wanted at least 1 of each");
    }

    private static long[] outputShape(Network network, long... input) {
        return NativeScope.call(() -> network.forward(torch.randn(input)).shape());
    }
}
