package org.lfsr.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareTest {

    @TempDir
    private Path folder;

    @Test
    void describesThisMachine() {
        Hardware hardware = Hardware.current();

        assertThat(hardware.cpuCapability()).isNotBlank();
        assertThat(hardware.cores()).isPositive();
    }

    @Test
    void findsAFeatureAmongTheProcessorsFlags() throws IOException {
        Path processors =
                Files.writeString(folder.resolve("cpuinfo"), "model name\t: bf16\nflags\t\t: fpu avx512_bf16 sse\n");

        assertThat(Hardware.hasFlag(processors, Set.of("avx512_bf16"))).isTrue();
        assertThat(Hardware.hasFlag(processors, Set.of("bf16", "avx512"))).isFalse();
    }

    @Test
    void assumesNoFeatureWhereNoneIsListed() {
        assertThat(Hardware.hasFlag(folder.resolve("absent"), Set.of("bf16"))).isFalse();
    }

    @Test
    void takesTheProcessorThatIsAskedFor() {
        assertThat(ProcessorChoice.CPU.resolve()).isEqualTo(Processor.CPU);
    }

    @Test
    void refusesCudaWhereThereIsNone() {
        assumeTrue(Hardware.current().cudaDevices() == 0);

        assertThat(ProcessorChoice.AUTO.resolve()).isEqualTo(Processor.CPU);
        assertThatThrownBy(ProcessorChoice.CUDA::resolve)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CUDA was asked for, but libtorch sees no CUDA device");
    }
}
