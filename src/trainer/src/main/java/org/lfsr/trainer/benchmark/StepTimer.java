package org.lfsr.trainer.benchmark;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.run.Adam;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/**
 * Times training steps: forward, mean square against zeros, backward, Adam's update.
 *
 * @param processor what they run on
 * @param steps how many are timed, after some that are not
 */
record StepTimer(Processor processor, int steps) {

    private static final int WARM_UP = 3;
    private static final double LEARNING_RATE = 1e-4;
    private static final double NANOSECONDS = 1e6;

    /** The median of the steps, in milliseconds. */
    double milliseconds(BenchmarkCase measured) {
        return NativeScope.call(() -> {
            try (Network network = measured.create()) {
                network.place(processor);
                Tensor input = processor.place(torch.randn(measured.batch(), 1, measured.side(), measured.side()));
                if (measured.layout() == Layout.CHANNELS_LAST) {
                    network.storeChannelsLast();
                    return median(network, measured, Tensors.channelsLast(input));
                }
                return median(network, measured, input);
            }
        });
    }

    private double median(Network network, BenchmarkCase measured, Tensor input) {
        try (Adam optimizer = new Adam(network)) {
            return median(network, optimizer, measured, input);
        }
    }

    private double median(Network network, Adam optimizer, BenchmarkCase measured, Tensor input) {
        Autocast autocast = new Autocast(measured.precision(), processor);
        Tensor target = NativeScope.call(() -> NativeScope.keep(torch.zeros_like(network.forward(input))));
        double[] times = new double[steps];
        for (int i = -WARM_UP; i < steps; i++) {
            long start = System.nanoTime();
            NativeScope.run(() -> {
                optimizer.forget();
                Tensor loss = torch.mse_loss(autocast.call(() -> network.forward(input)), target);
                loss.backward();
                optimizer.update(LEARNING_RATE);
                loss.item_float();
            });
            times[Math.max(i, 0)] = (System.nanoTime() - start) / NANOSECONDS;
        }
        NativeScope.release(target);
        Arrays.sort(times);
        return times[steps / 2];
    }
}
