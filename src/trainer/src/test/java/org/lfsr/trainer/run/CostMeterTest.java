package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.evaluation.Cost;

class CostMeterTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void takesTheMedianStep() throws IOException {
        CostMeter meter = new CostMeter();
        meter.add(90 * SECOND);
        meter.add(2 * SECOND);
        meter.add(3 * SECOND);
        meter.add(SECOND);

        Cost cost = meter.cost(100);

        assertThat(cost.secondsPerStep()).isEqualTo(2.5, within(1e-12));
        assertThat(cost.stepsPerEpoch()).isEqualTo(100);
        assertThat(cost.steps()).isEqualTo(4);
    }

    @Test
    void forgetsTheBeginningOfLongRuns() throws IOException {
        CostMeter meter = new CostMeter();
        for (int step = 0; step < 3000; step++) {
            meter.add(step < 1500 ? 9 * SECOND : SECOND);
        }

        assertThat(meter.cost(1).secondsPerStep()).isEqualTo(1);
    }

    @Test
    void keepsTheCostInAFile(@TempDir Path folder) throws IOException {
        CostMeter meter = new CostMeter();
        meter.add(SECOND);
        Cost cost = meter.cost(7);
        Path file = new RunFolder(folder).cost();

        cost.write(file);

        assertThat(Cost.read(file)).isEqualTo(cost);
    }

    @Test
    void namesTheFileThatHoldsNoCost(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cost.json");
        Files.writeString(file, "{\"steps\": 1}");

        assertThatThrownBy(() -> Cost.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("secondsPerStep");
    }

    @Test
    void refusesToTellTheCostOfNothing() {
        assertThatThrownBy(() -> new CostMeter().cost(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no cost before the first step");
    }
}
