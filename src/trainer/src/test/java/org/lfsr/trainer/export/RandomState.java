package org.lfsr.trainer.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkState;

/** Gives a network a state as after training: no running average and no slope is what it was at first. */
final class RandomState {

    private RandomState() {}

    static void giveTo(Network network, long seed) {
        Random random = new Random(seed);
        List<NamedValues> tensors = new ArrayList<>();
        for (NamedValues tensor : network.state().tensors()) {
            tensors.add(tensor.name().equals("bicubic") ? tensor : changed(tensor, random));
        }
        network.load(new NetworkState(tensors));
        network.evaluate();
    }

    private static NamedValues changed(NamedValues tensor, Random random) {
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = changed(tensor.name(), values[i], random);
        }
        return new NamedValues(tensor.name(), tensor.shape(), values);
    }

    private static float changed(String name, float value, Random random) {
        if (name.endsWith("convolution.weight")) {
            return value;
        }
        if (name.endsWith("running_var")) {
            return 0.5f + random.nextFloat();
        }
        if (name.endsWith("normalization.weight")) {
            return 0.2f + 0.4f * random.nextFloat();
        }
        return name.endsWith("activation.weight") ? random.nextFloat() - 0.5f : 0.5f * (float) random.nextGaussian();
    }
}
