package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LossScalingTest {

    @Test
    void halvesAfterABadStep() {
        assertThat(new LossScaling(1024, 17).afterBad()).isEqualTo(new LossScaling(512, 0));
    }

    @Test
    void doublesAfterManyGoodSteps() {
        LossScaling scaling = LossScaling.START;
        for (int step = 1; step < LossScaling.PATIENCE; step++) {
            scaling = scaling.afterGood();
        }

        assertThat(scaling).isEqualTo(new LossScaling(65536, LossScaling.PATIENCE - 1));
        assertThat(scaling.afterGood()).isEqualTo(new LossScaling(131072, 0));
    }

    @Test
    void staysWhereFloatsKeepTheirDigits() {
        LossScaling most = new LossScaling(1 << 24, LossScaling.PATIENCE - 1);

        assertThat(most.afterGood().factor()).isEqualTo(1 << 24);
    }

    @Test
    void givesUpWhereNothingIsScaledAnyMore() {
        assertThatThrownBy(() -> new LossScaling(1, 0).afterBad())
                .isInstanceOf(StepException.class)
                .hasMessage("A gradient is not finite even though the loss is multiplied by 1.0; "
                        + "precision bf16 or fp32 has the range");
    }
}
