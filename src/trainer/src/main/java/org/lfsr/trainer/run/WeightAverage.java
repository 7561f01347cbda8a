package org.lfsr.trainer.run;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.torch.NativeScope;

/**
 * A moving average of a network's weights, which validates better than the weights of any one step (Polyak and Juditsky
 * 1992): {@code average = decay * average + (1 - decay) * weights}. In the first steps the decay is less, so that the
 * random beginning is soon forgotten. Running averages of batch normalization are copied, not averaged again.
 */
final class WeightAverage {

    private static final double SOON = 10;

    private final Network from;
    private final Network to;

    /** Creates an average of one network's weights, kept in another of the same shape. */
    WeightAverage(Network from, Network to) {
        this.from = from;
        this.to = to;
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
        NativeScope.evaluate(() -> {
            mix(to.parameters(), from.parameters(), 1 - present);
            mix(to.module().buffers(), from.module().buffers(), 1);
            return present;
        });
    }

    private static void mix(TensorVector averages, TensorVector values, double share) {
        for (long i = 0; i < averages.size(); i++) {
            Tensor average = averages.get(i);
            if (average.is_floating_point()) {
                average.lerp_(values.get(i), new Scalar(share));
            }
        }
    }
}
