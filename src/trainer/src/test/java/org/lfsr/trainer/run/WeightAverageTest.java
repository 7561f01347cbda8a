package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;

class WeightAverageTest {

    private static final GeneratorShape SHAPE = new GeneratorShape(2, 2, 1, BatchNormalization.YES, Skip.NONE);

    private final SrResNet from = SrResNet.of(SHAPE);
    private final SrResNet to = SrResNet.of(SHAPE);
    private final WeightAverage average = new WeightAverage(from, to);

    @BeforeEach
    void fill() {
        fill(from, 1);
        fill(to, 0);
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void keepsTheDecayOfWhatItHas() {
        average.add(0.75, 100);

        assertThat(value("head.convolution.weight")).isEqualTo(0.25f, within(1e-6f));
        assertThat(value("head_activation.weight")).isEqualTo(0.25f, within(1e-6f));
        assertThat(value("block0.first.normalization.weight")).isEqualTo(0.25f, within(1e-6f));
    }

    @Test
    void soonForgetsTheRandomBeginning() {
        average.add(0.999, 0);

        assertThat(value("head.convolution.weight")).isEqualTo(0.9f, within(1e-6f)); // Keeps 1 / 10 of 0.
        average.add(0.999, 8);
        assertThat(value("head.convolution.weight")).isEqualTo(0.95f, within(1e-6f)); // Keeps 9 / 18 of 0.9.
    }

    @Test
    void averagesRunningAveragesToo() {
        average.add(0.75, 100);

        assertThat(value("block0.first.normalization.running_mean")).isEqualTo(0.25f, within(1e-6f));
        assertThat(value("block0.first.normalization.running_var")).isEqualTo(0.25f, within(1e-6f));
    }

    @Test
    void startsOverFromTheWeightsAsTheyAre() {
        average.restart();

        assertThat(to.state().sha256()).isEqualTo(from.state().sha256());
    }

    @Test
    void leavesTheWeights() {
        String before = from.state().sha256();

        average.add(0.75, 100);

        assertThat(from.state().sha256()).isEqualTo(before);
    }

    private float value(String name) {
        return to.state().tensor(name).values()[0];
    }

    private static void fill(SrResNet network, float value) {
        network.load(new NetworkState(network.state().tensors().stream()
                .map(tensor -> {
                    float[] values = new float[tensor.values().length];
                    Arrays.fill(values, value);
                    return new NamedValues(tensor.name(), tensor.shape(), values);
                })
                .toList()));
    }
}
