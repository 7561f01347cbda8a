package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lfsr.trainer.network.BatchNormalization.NO;

import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

class BicubicKernelTest {

    private static final int SIDE = 10;

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void enlargesAsTheDefinitionDoes(int scale) {
        float[] pixels = noise();

        float[] enlarged = enlarged(pixels, scale, Precision.FP32);

        for (int y = 0; y < SIDE * scale; y++) {
            for (int x = 0; x < SIDE * scale; x++) {
                assertThat(enlarged[y * SIDE * scale + x])
                        .as("pixel %d, %d", x, y)
                        .isCloseTo(expected(pixels, scale, x, y), within(1e-5f));
            }
        }
    }

    @Test
    void keepsFullPrecisionWhateverTheNetworkRunsIn() {
        float[] pixels = noise();

        float[] enlarged = enlarged(pixels, 2, Precision.BF16);

        assertThat(enlarged[0]).isCloseTo(expected(pixels, 2, 0, 0), within(1e-5f));
    }

    /** What a generator gives whose own part is nothing. */
    private static float[] enlarged(float[] pixels, int scale, Precision precision) {
        try (SrResNet network = SrResNet.of(new GeneratorShape(scale, 2, 1, NO, Skip.BICUBIC))) {
            return NativeScope.evaluate(() -> {
                for (Tensor parameter : network.parameters().get()) {
                    parameter.zero_();
                }
                Tensor input = Tensors.of(pixels, 1, 1, SIDE, SIDE);
                return Tensors.floats(new Autocast(precision, Processor.CPU).call(() -> network.forward(input)));
            });
        }
    }

    private static float expected(float[] pixels, int scale, int x, int y) {
        double sum = 0;
        for (int row = -3; row < SIDE + 3; row++) {
            for (int column = -3; column < SIDE + 3; column++) {
                double weight = keys((y + 0.5) / scale - 0.5 - row) * keys((x + 0.5) / scale - 0.5 - column);
                sum += weight * pixels[clamped(row) * SIDE + clamped(column)];
            }
        }
        return (float) sum;
    }

    private static int clamped(int index) {
        return Math.max(0, Math.min(SIDE - 1, index));
    }

    private static double keys(double offset) {
        double d = Math.abs(offset);
        if (d < 1) {
            return 1.5 * d * d * d - 2.5 * d * d + 1;
        }
        return d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
    }

    private static float[] noise() {
        Random random = new Random(5);
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return pixels;
    }
}
