package org.lfsr.trainer.torch;

import java.util.List;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/**
 * Many tensors that one call works on: on an NVIDIA device a few launches for all of them instead of several for each.
 * All operations write into the tensors, record nothing for a backward pass, and want the other lists to be as long,
 * tensor for tensor of the same shape and layout and on the same processor.
 *
 * <p>Keeps the tensors until it is closed, by whoever made it.
 */
public final class TensorList implements AutoCloseable {

    private final IValue list;
    private final long size;

    private TensorList(IValue list, long size) {
        this.list = list;
        this.size = size;
    }

    /** Lists tensors. */
    public static TensorList of(List<Tensor> tensors) {
        Torch.load();
        return NativeScope.call(() -> {
            GenericList values = new GenericList(new Type.TypePtr(TensorType.get()));
            tensors.forEach(tensor -> values.push_back(new IValue(tensor)));
            return new TensorList(NativeScope.keep(new IValue(values)), tensors.size());
        });
    }

    /** How many there are. */
    public long size() {
        return size;
    }

    /** Moves each tensor towards another: {@code this = (1 - share) * this + share * other}. */
    public void approach(TensorList others, double share) {
        call("_foreach_lerp_", "Scalar", list, others.list, new IValue(new Scalar(share)));
    }

    /**
     * Multiplies all by a factor.
     *
     * @return whether all of their values are finite
     */
    public boolean scale(Tensor factor) {
        return NativeScope.evaluate(() -> {
            Tensor broken = torch.zeros_like(factor);
            call("_amp_foreach_non_finite_check_and_unscale_", "", list, new IValue(broken), new IValue(factor));
            return broken.item_float() == 0;
        });
    }

    /**
     * A step of Adam (Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">Adam</a>, 2015, algorithm 1).
     *
     * @param gradients of these tensors
     * @param means the running means of the gradients
     * @param squares the running means of their squares
     * @param steps for each tensor a scalar, how many steps were taken, this one included
     */
    public void adam(TensorList gradients, TensorList means, TensorList squares, TensorList steps, AdamRule rule) {
        try (TensorList none = of(List.of())) {
            call(
                    "_fused_adam_",
                    "",
                    list,
                    gradients.list,
                    means.list,
                    squares.list,
                    none.list, // The largest squares, of a variant that is not used.
                    steps.list,
                    new IValue(rule.rate()),
                    new IValue(rule.meanDecay()),
                    new IValue(rule.squareDecay()),
                    new IValue(0.0), // No decay of the weights.
                    new IValue(rule.epsilon()),
                    new IValue(false), // Nor of the largest squares, nor away from the gradient.
                    new IValue(false),
                    new IValue(), // The gradients are not scaled any more.
                    new IValue());
        }
    }

    /**
     * How Adam steps.
     *
     * @param rate the learning rate
     * @param meanDecay of the running means, below 1
     * @param squareDecay of the running means of squares, below 1
     * @param epsilon what the root of the squares is at least
     */
    public record AdamRule(double rate, double meanDecay, double squareDecay, double epsilon) {}

    /** Calls an operator by its name, since the Java binding leaves those over lists out. */
    private static void call(String name, String overload, IValue... arguments) {
        NativeScope.evaluate(() -> {
            Dispatcher.singleton().findSchemaOrThrow("aten::" + name, overload).callBoxed(new IValueVector(arguments));
            return arguments.length;
        });
    }

    @Override
    public void close() {
        NativeScope.release(list);
    }
}
