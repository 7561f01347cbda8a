package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.trainer.torch.NativeScope;

class ConvolutionTest {

    @ParameterizedTest
    @CsvSource({"1, 9, 12", "2, 5, 6"})
    void movesByItsStrideInBothDirections(int stride, long height, long width) {
        long[] shape = NativeScope.evaluate(() -> {
            Layers layers = Layers.of("one");
            ConvolutionShape wanted = ConvolutionShape.plain(1, 3, 3).strided(stride);
            return Convolution.in(layers, wanted)
                    .forward(torch.zeros(2, 1, 9, 12))
                    .shape();
        });

        assertThat(shape).containsExactly(2, 3, height, width);
    }
}
