package org.lfsr.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorchTest {

    @ParameterizedTest
    @EnumSource(Precision.class)
    void roundsProductsUnlessFullPrecisionIsAskedFor(Precision precision) {
        Torch.compute(precision);

        Context context = torch.globalContext();
        assertThat(context.allowTF32CuDNN()).isEqualTo(precision != Precision.FP32);
        assertThat(context.allowTF32CuBLAS()).isEqualTo(precision != Precision.FP32);
    }

    @Test
    void namesTheDeviceThatIsNotThere() {
        int devices = Hardware.current().cudaDevices();

        assertThatThrownBy(() -> Torch.cudaDevice(devices))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CUDA device %d was asked for, but libtorch sees %d".formatted(devices, devices));
    }
}
