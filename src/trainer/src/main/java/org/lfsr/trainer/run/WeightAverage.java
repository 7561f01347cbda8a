package org.lfsr.trainer.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.TensorList;

/**
 * A moving average of a network's weights, which validates better than the weights of any one step (Polyak and Juditsky
 * 1992): {@code average = decay * average + (1 - decay) * weights}. In the first steps the decay is less, so that the
 * random beginning is soon forgotten. Running averages of batch normalization are averaged too: they follow the last
 * few batches, which may all have been of one kind. Whoever made it closes it, before the networks.
 */
final class WeightAverage implements AutoCloseable {

    private static final double SOON = 10;

    private final Network from;
    private final Network to;
    private final TensorList weights;
    private final TensorList averages;
    private final TensorList buffers;
    private final TensorList averagedBuffers;

    /** Creates an average of one network's weights, kept in another of the same shape and in the same place. */
    WeightAverage(Network from, Network to) {
        this.from = from;
        this.to = to;
        this.weights = list(from::parameters);
        this.averages = list(to::parameters);
        this.buffers = list(() -> from.module().buffers());
        this.averagedBuffers = list(() -> to.module().buffers());
    }

    private static TensorList list(Supplier<TensorVector> tensors) {
        return NativeScope.call(() -> TensorList.of(Arrays.stream(tensors.get().get())
                .filter(Tensor::is_floating_point)
                .toList()));
    }

    /** Starts over from the weights as they are. */
    void restart() {
        to.load(from.state());
    }

    /**
     * Takes the weights of a step into the average.
     *
     * @param step how many steps were taken in before since the last restart
     */
    void add(double decay, long step) {
        double present = Math.min(decay, (1.0 + step) / (SOON + step));
        averages.approach(weights, 1 - present);
        if (buffers.size() > 0) {
            averagedBuffers.approach(buffers, 1 - present);
        }
    }

    @Override
    public void close() {
        for (TensorList list : List.of(weights, averages, buffers, averagedBuffers)) {
            list.close();
        }
    }
}
