package org.lfsr.trainer.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch_cuda;

/**
 * The libtorch library of this process: loads it, and sets what holds for all of it.
 *
 * <p>Call {@link #load()} before using {@code org.bytedeco.pytorch} directly. The library's parts depend on each other,
 * so all of them are unpacked before the first is loaded; loaded the other way round, on an empty cache, they take the
 * whole process down. Native memory is not limited unless the system property
 * {@code org.bytedeco.javacpp.maxphysicalbytes} says so.
 */
public final class Torch {

    private static final List<String> LIBRARIES = List.of("cuda", "openblas", "pytorch");
    private static final List<String> VARIANTS = List.of("", "-gpu");

    private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

    static {
        if (System.getProperty(MEMORY_LIMIT) == null) {
            System.setProperty(MEMORY_LIMIT, "0"); // Its default follows the heap's, which tensors do not live in.
        }
        unpack();
        Loader.load(torch.class);
    }

    private Torch() {}

    /** Loads the library, once; later calls do nothing. */
    public static void load() {
        // The class's initializer has done it.
    }

    /**
     * Sets how many threads one operation may use.
     *
     * @throws IllegalArgumentException if it is not at least 1
     */
    public static void threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Thread count %d is not positive".formatted(count));
        }
        torch.set_num_threads(count);
    }

    /** How many threads one operation may use. */
    public static int threads() {
        return torch.get_num_threads();
    }

    /**
     * Sets whether NVIDIA devices may round the operands of 32-bit products to 10 bits of mantissa: in
     * {@link Precision#FP32} they may not, else they may.
     */
    public static void compute(Precision precision) {
        boolean rounds = precision != Precision.FP32;
        torch.globalContext().setAllowTF32CuDNN(rounds);
        torch.globalContext().setAllowTF32CuBLAS(rounds);
    }

    /**
     * Chooses the NVIDIA device of the calling thread, which is the first unless this is called. Tensors that are
     * placed on {@link Processor#CUDA} go there.
     *
     * @param index counted from 0
     * @throws IllegalArgumentException if there is no such device
     */
    public static void cudaDevice(int index) {
        int devices = Hardware.current().cudaDevices();
        if (index < 0 || index >= devices) {
            throw new IllegalArgumentException(
                    "CUDA device %d was asked for, but libtorch sees %d".formatted(index, devices));
        }
        torch_cuda.set_device((byte) index);
    }

    /** The version of libtorch and of its Java binding, as the library's file names it; "unknown" if it does not. */
    public static String version() {
        String version = torch.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** Seeds every processor's random generator: the same seed gives the same initial parameters. */
    public static void seed(long seed) {
        torch.manual_seed(seed);
    }

    private static void unpack() {
        try {
            for (String library : LIBRARIES) {
                for (String variant : VARIANTS) {
                    Loader.cacheResources(
                            Torch.class, "/org/bytedeco/%s/%s%s/".formatted(library, Loader.getPlatform(), variant));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack libtorch", e);
        }
    }
}
