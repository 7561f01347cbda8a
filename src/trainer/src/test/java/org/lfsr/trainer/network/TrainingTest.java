package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lfsr.trainer.network.BatchNormalization.NO;
import static org.lfsr.trainer.network.BatchNormalization.YES;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;
import org.lfsr.trainer.torch.Torch;

class TrainingTest {

    private static final GeneratorShape GENERATOR = new GeneratorShape(2, 8, 2, YES, Skip.NONE);

    @BeforeEach
    void seed() {
        Torch.seed(1);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource
    void learnsFourSamplesByHeart(String name, Network network, Tensor input, Tensor target) {
        try (network) {
            Adam optimizer = new Adam(network.parameters(), new AdamOptions(1e-2));
            float first = step(network, optimizer, input, target);
            float last = first;
            for (int i = 0; i < 300; i++) {
                last = step(network, optimizer, input, target);
            }

            assertThat(last).as("%s began at %f", name, first).isLessThan(0.1f * first);
        }
    }

    static Stream<Arguments> learnsFourSamplesByHeart() {
        Torch.seed(2);
        Tensor small = torch.randn(4, 1, 8, 8);
        Tensor large = torch.randn(4, 1, 16, 16);
        Tensor slices = torch.randn(4, 1, 32, 32);
        Tensor map = torch.rand(4, 1, 8, 8).round();
        Tensor verdicts = Tensors.of(new float[] {1, 0, 1, 0}, 4, 1);
        return Stream.of(
                Arguments.of("generator", SrResNet.of(GENERATOR), small, large.mul(Tensors.scalar(0.5f))),
                Arguments.of(
                        "generator without normalization",
                        SrResNet.of(new GeneratorShape(2, 16, 2, NO, Skip.BICUBIC)),
                        small,
                        large.mul(Tensors.scalar(0.5f))),
                Arguments.of("detector", LesionNet.of(new DetectorShape(1, List.of(8, 16), 1)), slices, map),
                Arguments.of("discriminator", Discriminator.of(new DiscriminatorShape(4, 1, 16)), slices, verdicts));
    }

    @Test
    void usesNoMoreMemoryStepAfterStep() {
        try (SrResNet network = SrResNet.of(GENERATOR)) {
            Adam optimizer = new Adam(network.parameters(), new AdamOptions(1e-4));
            Tensor input = torch.randn(16, 1, 32, 32);
            Tensor target = torch.randn(16, 1, 64, 64);
            Runnable steps = () -> {
                for (int i = 0; i < 10; i++) {
                    step(network, optimizer, input, target); // Tens of megabytes each.
                }
            };
            steps.run();
            long before = Pointer.physicalBytes();

            steps.run();
            steps.run();

            assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
        }
    }

    @Test
    void normalizesByTheBatchInTrainingOnly() {
        try (SrResNet network = SrResNet.of(GENERATOR)) {
            Tensor batch = torch.randn(3, 1, 8, 8);
            network.train();
            float[] trainedOnThree = evaluated(network, batch);
            float[] trainedOnOne = evaluated(network, Tensors.of(head(Tensors.floats(batch), 64), 1, 1, 8, 8));
            network.evaluate();
            float[] ofThree = evaluated(network, batch);
            float[] ofOne = evaluated(network, Tensors.of(head(Tensors.floats(batch), 64), 1, 1, 8, 8));

            assertThat(head(trainedOnThree, 256)).isNotEqualTo(trainedOnOne);
            assertThat(head(ofThree, 256)).usingComparatorWithPrecision(1e-5f).containsExactly(ofOne);
        }
    }

    @Test
    void staysNearFullPrecisionInSixteenBits() {
        try (SrResNet network = SrResNet.of(GENERATOR)) {
            Tensor input = torch.randn(2, 1, 16, 16);
            float[] full = evaluated(network, input);

            float[] reduced = NativeScope.evaluate(() ->
                    new Autocast(Precision.BF16, Processor.CPU).call(() -> Tensors.floats(network.forward(input))));

            for (int i = 0; i < full.length; i++) {
                assertThat(reduced[i]).isCloseTo(full[i], within(0.1f));
            }
            assertThat(reduced).isNotEqualTo(full);
        }
    }

    @Test
    void givesTheSameWithChannelsSideBySide() {
        try (SrResNet network = SrResNet.of(GENERATOR)) {
            network.evaluate();
            Tensor input = torch.randn(2, 1, 9, 7);
            float[] apart = evaluated(network, input);

            network.storeChannelsLast();

            assertThat(evaluated(network, Tensors.channelsLast(input)))
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(apart);
        }
    }

    private static float step(Network network, Adam optimizer, Tensor input, Tensor target) {
        return NativeScope.call(() -> {
            optimizer.zero_grad();
            Tensor loss = torch.mse_loss(network.forward(input), target);
            loss.backward();
            optimizer.step();
            return loss.item_float();
        });
    }

    private static float[] evaluated(Network network, Tensor input) {
        return NativeScope.evaluate(() -> Tensors.floats(network.forward(input)));
    }

    private static float[] head(float[] values, int count) {
        return Arrays.copyOf(values, count);
    }
}
