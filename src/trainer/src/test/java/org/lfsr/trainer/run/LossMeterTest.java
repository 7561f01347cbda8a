package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossMeterTest {

    @Test
    void hasNoMeansBeforeTheFirstStep() {
        assertThat(LossMeter.EMPTY.means()).isEmpty();
    }

    @Test
    void dividesEachSumByTheStepsThatHadTheLoss() {
        LossMeter meter = LossMeter.EMPTY
                .plus(Map.of("pixel", 3.0))
                .plus(losses(0.5, 2.0))
                .plus(losses(1.0, 4.0));

        assertThat(meter.means()).containsExactly(Map.entry("pixel", 3.0), Map.entry("discriminator", 0.75));
    }

    @Test
    void leavesTheMeterItWasMadeFrom() {
        LossMeter one = LossMeter.EMPTY.plus(Map.of("pixel", 3.0));

        one.plus(Map.of("pixel", 5.0));

        assertThat(one.means()).containsExactly(Map.entry("pixel", 3.0));
    }

    private static Map<String, Double> losses(double discriminator, double pixel) {
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("discriminator", discriminator);
        losses.put("pixel", pixel);
        return losses;
    }
}
