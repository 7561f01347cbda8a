package org.lfsr.trainer.export;

import org.lfsr.onnx.Values;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkState;

/**
 * A convolution that does the work of the batch normalization after it: {@code (x - mean) / sqrt(variance + epsilon) *
 * weight + bias} is linear, so it goes into kernel and bias. Calculated in 64 bits.
 *
 * @param kernel {@code (out, in, height, width)}
 * @param bias {@code (out)}
 */
record FoldedConvolution(Values kernel, Values bias) {

    private static final double EPSILON = 1e-5; // libtorch's default, which the networks use.

    static FoldedConvolution of(NetworkState state, String name) {
        NamedValues kernel = state.tensor(name + ".convolution.weight");
        int out = (int) kernel.shape()[0];
        if (!state.contains(name + ".normalization.weight")) {
            NamedValues bias = state.tensor(name + ".convolution.bias");
            return new FoldedConvolution(Values.of(kernel.values(), kernel.shape()), Values.of(bias.values(), out));
        }
        return folded(kernel, state, name + ".normalization.");
    }

    private static FoldedConvolution folded(NamedValues kernel, NetworkState state, String normalization) {
        float[] weight = state.tensor(normalization + "weight").values();
        float[] shift = state.tensor(normalization + "bias").values();
        float[] mean = state.tensor(normalization + "running_mean").values();
        float[] variance = state.tensor(normalization + "running_var").values();
        float[] scaled = kernel.values().clone();
        float[] bias = new float[weight.length];
        int taps = scaled.length / weight.length;
        for (int channel = 0; channel < weight.length; channel++) {
            double factor = weight[channel] / Math.sqrt(variance[channel] + EPSILON);
            bias[channel] = (float) (shift[channel] - mean[channel] * factor);
            for (int i = channel * taps; i < (channel + 1) * taps; i++) {
                scaled[i] = (float) (scaled[i] * factor);
            }
        }
        return new FoldedConvolution(Values.of(scaled, kernel.shape()), Values.of(bias, bias.length));
    }

    /** How many rows and columns of zeros keep height and width. */
    int padding() {
        return (int) kernel.shape()[2] / 2;
    }
}
