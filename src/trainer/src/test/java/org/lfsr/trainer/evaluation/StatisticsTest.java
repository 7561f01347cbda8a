package org.lfsr.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final double TOLERANCE = 1e-12;

    @Test
    void calculatesMeanAndDeviationOfASample() {
        List<Double> values = List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0);

        assertThat(Statistics.mean(values)).isEqualTo(5);
        assertThat(Statistics.deviation(values)).isEqualTo(Math.sqrt(32.0 / 7), within(TOLERANCE));
        assertThat(Statistics.deviation(List.of(3.0))).isZero();
    }

    @Test
    void interpolatesQuantiles() {
        double[] values = {40, 10, 30, 20};

        assertThat(Statistics.quantile(values, 0)).isEqualTo(10);
        assertThat(Statistics.quantile(values, 0.5)).isEqualTo(25);
        assertThat(Statistics.quantile(values, 0.9)).isEqualTo(37, within(TOLERANCE));
        assertThat(Statistics.quantile(values, 1)).isEqualTo(40);
    }

    @Test
    void drawsPatientsAndNotSlices() {
        PatientBootstrap bootstrap = new PatientBootstrap(1, 1000);

        assertThat(bootstrap.interval(Map.of("a", List.of(0.0, 10.0))))
                .as("one patient cannot vary")
                .isEqualTo(new PatientBootstrap.Interval(5, 5));
        assertThat(bootstrap.interval(Map.of("a", List.of(0.0), "b", List.of(1.0, 1.0, 1.0))))
                .as("either patient alone is drawn in a quarter of the resamples")
                .isEqualTo(new PatientBootstrap.Interval(0, 1));
    }

    @Test
    void weighsAPatientByItsSlices() {
        Map<String, List<Double>> values = Map.of("a", List.of(0.0), "b", List.of(1.0, 1.0, 1.0));

        Summary summary = Summary.of(values, new PatientBootstrap(1, 100));

        assertThat(summary.mean()).isEqualTo(0.75);
        assertThat(summary.slices()).isEqualTo(4);
        assertThat(summary.patients()).isEqualTo(2);
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        Map<String, List<Double>> values = Map.of("a", List.of(1.0), "b", List.of(2.0), "c", List.of(4.0));

        assertThat(new PatientBootstrap(7, 50).interval(values))
                .isEqualTo(new PatientBootstrap(7, 50).interval(values));
    }
}
