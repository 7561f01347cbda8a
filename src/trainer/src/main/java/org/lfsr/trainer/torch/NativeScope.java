package org.lfsr.trainer.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * The lifetime of native memory: every tensor made inside a scope is freed when the scope ends, by the thread that made
 * it. A training step is one scope, and so is every evaluated batch.
 */
public final class NativeScope {

    static {
        Torch.load();
    }

    private NativeScope() {}

    /** Runs a part in a scope of its own. */
    @SuppressWarnings("try") // The scope works by being open, nobody refers to it.
    public static void run(Runnable part) {
        try (PointerScope scope = new PointerScope()) {
            part.run();
        }
    }

    /**
     * Calculates something in a scope of its own.
     *
     * @return what the part returns; it must hold no tensor of the scope, or one that was kept with {@link #keep}
     */
    @SuppressWarnings("try") // The scope works by being open, nobody refers to it.
    public static <T> T call(Supplier<T> part) {
        try (PointerScope scope = new PointerScope()) {
            return part.get();
        }
    }

    /** Calculates something in a scope of its own, without the record that a backward pass needs. */
    public static <T> T evaluate(Supplier<T> part) {
        return call(() -> withoutGradients(part));
    }

    /** Calculates something without the record that a backward pass needs; tensors belong to the caller's scope. */
    @SuppressWarnings("try") // The guard works by being open, nobody refers to it.
    public static <T> T withoutGradients(Supplier<T> part) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return part.get();
        }
    }

    /** Lets something outlive its scope; whoever keeps it calls {@link #release} on it once. */
    public static <P extends Pointer> P keep(P pointer) {
        return pointer.retainReference();
    }

    /** Frees what was kept, unless another still keeps it. */
    public static void release(Pointer pointer) {
        pointer.releaseReference();
    }
}
