package org.lfsr.trainer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Torch;

/**
 * The layers of a network, under names that its checkpoints use. Keeps each of them beyond the scope that it was made
 * in, until it is closed.
 */
final class Layers implements AutoCloseable {

    private final Module module;
    private final List<Pointer> kept;

    private Layers(Module module, List<Pointer> kept) {
        this.module = module;
        this.kept = kept;
    }

    static Layers of(String network) {
        Torch.load();
        List<Pointer> kept = new ArrayList<>();
        return new Layers(keep(new Module(network), kept), kept);
    }

    Module module() {
        return module;
    }

    /** A part of the network, whose names begin with its own. */
    Layers group(String name) {
        return new Layers(add(name, new Module(name)), kept);
    }

    /** Adds a layer. */
    <M extends Module> M add(String name, M layer) {
        return keep(module.register_module(name, layer), kept);
    }

    /** Adds numbers that are saved with the parameters but not trained. */
    Tensor addFixed(String name, Tensor values) {
        module.register_buffer(name, values); // Its result dangles once the next one is added.
        return keep(values, kept);
    }

    /** Adds a convolution, with its normalization if it has one. */
    Convolution convolution(String name, ConvolutionShape shape) {
        return Convolution.in(group(name), shape);
    }

    /** Builds something of layers; what libtorch needed on the way is freed. */
    static <T> T building(Supplier<T> network) {
        return NativeScope.call(network);
    }

    private static <P extends Pointer> P keep(P pointer, List<Pointer> kept) {
        kept.add(NativeScope.keep(pointer));
        return pointer;
    }

    @Override
    public void close() {
        for (int i = kept.size() - 1; i >= 0; i--) {
            NativeScope.release(kept.get(i));
        }
        kept.clear();
    }
}
