package org.lfsr.trainer.network;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;

/**
 * A network that can be trained, saved and exported.
 *
 * <p>New networks are in training mode and on the CPU. Where it runs and how its kernels lie in memory is to be set
 * before an optimizer is made over its parameters.
 */
public interface Network extends AutoCloseable {

    /** Runs a batch; each network says of which shapes. */
    Tensor forward(Tensor input);

    /** The tree of layers, for libtorch. */
    Module module();

    /** What an optimizer trains. */
    default TensorVector parameters() {
        return module().parameters();
    }

    /** How many numbers are trained. */
    default long parameterCount() {
        return NativeScope.call(() -> {
            long count = 0;
            for (Tensor parameter : parameters().get()) {
                count += parameter.numel();
            }
            return count;
        });
    }

    /** Lets batch normalization use, and learn from, the batches that come. */
    default void train() {
        module().train(true);
    }

    /** Lets batch normalization use what it has learned. */
    default void evaluate() {
        module().eval();
    }

    /** Moves the parameters. */
    default void place(Processor processor) {
        NativeScope.run(() -> module().to(processor.device(), false));
    }

    /** Stores the kernels with a tap's channels side by side; inputs should be stored so too. */
    default void storeChannelsLast() {
        NativeScope.evaluate(() -> {
            for (Tensor parameter : parameters().get()) {
                if (parameter.dim() == 4) {
                    parameter.__dispatch_set_data(parameter.contiguous(MemoryFormat.ChannelsLast));
                }
            }
            return parameters();
        });
    }

    /** A copy of all parameters and running averages. */
    default NetworkState state() {
        return NetworkState.of(module());
    }

    /**
     * Takes over another network's parameters and running averages.
     *
     * @throws IllegalArgumentException if the names or shapes are not this network's; nothing is changed then
     */
    default void load(NetworkState state) {
        state.copyTo(module());
    }

    /** Frees the parameters. Closing twice does nothing. */
    @Override
    void close();
}
