package org.lfsr.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.config.LossConfiguration.Adversarial;
import org.lfsr.trainer.config.LossConfiguration.Pixel;
import org.lfsr.trainer.config.StageConfiguration.Decay;
import org.lfsr.trainer.config.StageConfiguration.Statistics;

class StageConfigurationTest {

    private static final LossConfiguration PIXELS = new LossConfiguration(Pixel.MSE, 1, 0, Adversarial.ENTROPY, 0);

    private static final LossConfiguration GAME = new LossConfiguration(Pixel.MSE, 1, 0, Adversarial.ENTROPY, 0.5);

    @Test
    void keepsTheRateWhereNothingChangesIt() {
        assertThat(rates(3, Decay.CONSTANT, 0)).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void raisesTheRateEvenlyOverTheWarmUp() {
        assertThat(rates(6, Decay.CONSTANT, 4))
                .containsExactly(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.5}, within(1e-12));
    }

    @Test
    void lowersTheRateAlongHalfACosine() {
        double root = Math.sqrt(0.5);

        assertThat(rates(4, Decay.COSINE, 0))
                .containsExactly(new double[] {0.5, (1 + root) / 4, 0.25, (1 - root) / 4}, within(1e-12));
    }

    @Test
    void warmsUpAndDecaysAtOnce() {
        assertThat(rates(4, Decay.COSINE, 3)[2]).isEqualTo(0.5 * 0.75 * 0.5, within(1e-12));
    }

    @Test
    void letsTheDiscriminatorLearnAloneFirst() {
        StageConfiguration stage =
                new StageConfiguration("stage", 6, 0.5, Decay.CONSTANT, 1, 2, 0, Statistics.BATCH, GAME);

        assertThat(IntStream.range(0, 6).mapToDouble(stage::rateAt)).containsExactly(0.0, 0.0, 0.25, 0.5, 0.5, 0.5);
        assertThat(IntStream.range(0, 6).mapToDouble(stage::discriminatorRateAt))
                .containsOnly(0.5);
    }

    private static double[] rates(int steps, Decay decay, int warmUp) {
        StageConfiguration stage =
                new StageConfiguration("stage", steps, 0.5, decay, warmUp, 0, 0, Statistics.BATCH, PIXELS);
        return IntStream.range(0, steps).mapToDouble(stage::rateAt).toArray();
    }
}
