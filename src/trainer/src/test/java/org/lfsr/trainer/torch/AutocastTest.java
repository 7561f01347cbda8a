package org.lfsr.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class AutocastTest {

    private final Tensor matrix = Tensors.of(new float[] {1, 2, 3, 4}, 2, 2);

    @Test
    void calculatesProductsInThePrecision() {
        Tensor product = new Autocast(Precision.BF16, Processor.CPU).call(this::product);

        assertThat(product.scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
        assertThat(Tensors.floats(product)).containsExactly(7, 10, 15, 22);
    }

    @Test
    void leavesFullPrecisionAlone() {
        Tensor product = new Autocast(Precision.FP32, Processor.CPU).call(this::product);

        assertThat(product.scalar_type().intern()).isEqualTo(ScalarType.Float);
    }

    @Test
    void isSuspendedWithin() {
        Tensor product = new Autocast(Precision.BF16, Processor.CPU)
                .call(() -> Autocast.suspended(Processor.CPU, this::product));

        assertThat(product.scalar_type().intern()).isEqualTo(ScalarType.Float);
    }

    @Test
    void bringsBackWhatWasBeforeWhenAPartFails() {
        Autocast autocast = new Autocast(Precision.BF16, Processor.CPU);

        assertThatThrownBy(() -> autocast.call(() -> {
                    throw new IllegalStateException("part failed");
                }))
                .hasMessage("part failed");
        assertThat(product().scalar_type().intern()).isEqualTo(ScalarType.Float);
    }

    private Tensor product() {
        return torch.matmul(matrix, matrix);
    }
}
