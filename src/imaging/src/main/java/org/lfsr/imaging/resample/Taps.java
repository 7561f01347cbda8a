package org.lfsr.imaging.resample;

/** Which old pixels each new pixel along an axis is made of, and how much of each. */
final class Taps {

    private final int[] first;
    private final int[] count;
    private final float[] weights;
    private final int stride;

    private Taps(int outputs, int stride) {
        this.first = new int[outputs];
        this.count = new int[outputs];
        this.weights = new float[outputs * stride];
        this.stride = stride;
    }

    static Taps of(Resampling resampling, int inputs, int outputs) {
        double scale = (double) inputs / outputs;
        double widening = Math.max(scale, 1);
        double support = resampling.support() * widening;
        Taps taps = new Taps(outputs, (int) Math.ceil(support) * 2 + 1);
        for (int output = 0; output < outputs; output++) {
            double centre = (output + 0.5) * scale;
            int start = Math.max(0, (int) (centre - support + 0.5));
            int end = Math.min(inputs, (int) (centre + support + 0.5));
            taps.fill(output, start, end, input -> resampling.kernel((input + 0.5 - centre) / widening));
        }
        return taps;
    }

    private void fill(int output, int start, int end, Kernel kernel) {
        double sum = 0;
        for (int input = start; input < end; input++) {
            sum += kernel.at(input);
        }
        first[output] = start;
        count[output] = end - start;
        for (int input = start; input < end; input++) {
            weights[output * stride + input - start] = (float) (kernel.at(input) / sum);
        }
    }

    int outputs() {
        return first.length;
    }

    int first(int output) {
        return first[output];
    }

    int count(int output) {
        return count[output];
    }

    float weight(int output, int tap) {
        return weights[output * stride + tap];
    }

    private interface Kernel {
        double at(int input);
    }
}
