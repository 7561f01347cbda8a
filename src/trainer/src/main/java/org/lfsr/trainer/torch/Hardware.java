package org.lfsr.trainer.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.global.torch;

/**
 * What libtorch runs on here.
 *
 * @param cpuCapability the widest vector instructions that libtorch uses, such as {@code AVX512}
 * @param cores how many processors the virtual machine may use
 * @param nativeBfloat16 whether the processor multiplies 16-bit floats itself; where not, they are slower than 32-bit
 * @param cudaDevices how many NVIDIA devices libtorch sees
 */
public record Hardware(String cpuCapability, int cores, boolean nativeBfloat16, int cudaDevices) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

    /** Looks at this machine. Where the system does not list its processors' features, none is assumed. */
    public static Hardware current() {
        Torch.load();
        try (BytePointer capability = torch.get_cpu_capability()) {
            return new Hardware(
                    capability.getString(),
                    Runtime.getRuntime().availableProcessors(),
                    hasFlag(PROCESSORS, BFLOAT16_FLAGS),
                    torch.cuda_is_available() ? torch.cuda_device_count() : 0);
        }
    }

    static boolean hasFlag(Path processors, Set<String> wanted) {
        if (!Files.isReadable(processors)) {
            return false;
        }
        try {
            return Files.readAllLines(processors).stream()
                    .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .anyMatch(wanted::contains);
        } catch (IOException e) {
            return false; // The list is a hint only: without it the slower, always right, precision is taken.
        }
    }
}
