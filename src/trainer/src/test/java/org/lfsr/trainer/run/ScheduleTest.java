package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.config.LossConfiguration.Adversarial;
import org.lfsr.trainer.config.LossConfiguration.Pixel;
import org.lfsr.trainer.config.StageConfiguration;
import org.lfsr.trainer.config.StageConfiguration.Decay;
import org.lfsr.trainer.config.StageConfiguration.Statistics;

class ScheduleTest {

    private static final StageConfiguration FIRST = stage("first", 3, 0.5);
    private static final StageConfiguration SECOND = stage("second", 2, 0.25);
    private static final Schedule SCHEDULE = new Schedule(List.of(FIRST, SECOND));

    @Test
    void countsTheStepsOfEachStageFromItsBeginning() {
        assertThat(SCHEDULE.steps()).isEqualTo(5);
        assertThat(SCHEDULE.at(0)).isEqualTo(new Schedule.Place(FIRST, 0));
        assertThat(SCHEDULE.at(2)).isEqualTo(new Schedule.Place(FIRST, 2));
        assertThat(SCHEDULE.at(3)).isEqualTo(new Schedule.Place(SECOND, 0));
        assertThat(SCHEDULE.at(4)).isEqualTo(new Schedule.Place(SECOND, 1));
    }

    @Test
    void hasTheRateOfThePlace() {
        assertThat(SCHEDULE.at(0).rate()).isEqualTo(0.25);
        assertThat(SCHEDULE.at(1).rate()).isEqualTo(0.5);
        assertThat(SCHEDULE.at(3).rate()).isEqualTo(0.125);
    }

    @Test
    void endsAfterTheLastStage() {
        assertThatThrownBy(() -> SCHEDULE.at(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Step 5 is after the last of 5");
    }

    private static StageConfiguration stage(String name, int steps, double rate) {
        return new StageConfiguration(
                name,
                steps,
                rate,
                Decay.CONSTANT,
                1,
                0,
                0,
                Statistics.BATCH,
                new LossConfiguration(Pixel.MSE, 1, 0, Adversarial.PAPER, 0));
    }
}
