package org.lfsr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.StageTiming;

class MeasurementTest {

    private static final double CLOSE = 1e-9;

    /** Two scans a round: bare 4, 6 and 2 s, service 5.5 and 4.2 s. */
    private static final Measurement MEASUREMENT = new Measurement(
            2,
            4,
            List.of(Duration.ofSeconds(4), Duration.ofSeconds(6), Duration.ofSeconds(2)),
            Duration.ofSeconds(24),
            List.of(round(5500, 12, 1), round(4200, 10, 3)),
            300 << 20,
            123);

    @Test
    void dividesEachRoundByThePassesBesideIt() {
        assertThat(MEASUREMENT.ratios()).containsExactly(5.5 / 5, 4.2 / 4);
        assertThat(MEASUREMENT.ratio()).isCloseTo(1.075, within(CLOSE));
    }

    @Test
    void countsByTheScan() {
        assertThat(MEASUREMENT.bareSeconds()).isCloseTo(2, within(CLOSE));
        assertThat(MEASUREMENT.serviceSeconds()).isCloseTo(2.425, within(CLOSE));
        assertThat(MEASUREMENT.scansAnHour()).isCloseTo(3600 / 2.425, within(CLOSE));
        assertThat(MEASUREMENT.scansAnHourAndCore()).isCloseTo(3600 / 2.425 / 4, within(CLOSE));
        assertThat(MEASUREMENT.networkCpuSeconds()).isCloseTo(4, within(CLOSE));
        assertThat(MEASUREMENT.serviceCpuSeconds()).isCloseTo(5.5, within(CLOSE));
        assertThat(MEASUREMENT.neighbourCpuSeconds()).isCloseTo(1, within(CLOSE));
        assertThat(MEASUREMENT.completedBytes()).isCloseTo(500, within(CLOSE));
    }

    @Test
    void keepsTheStagesInOrder() {
        assertThat(MEASUREMENT.stageSeconds()).containsExactly(entry("fetch", 0.25), entry("detect", 1.5));
    }

    @Test
    void wantsAPassBeforeAndAfterEachRound() {
        assertThatThrownBy(() -> new Measurement(
                        1, 1, List.of(Duration.ofSeconds(1)), Duration.ZERO, List.of(round(1, 1, 1)), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Every round lies between two passes, found 1 and 1");
    }

    @Test
    void printsTablesInMarkdown() {
        assertThat(new Report(MEASUREMENT).lines())
                .startsWith(
                        "| figure | value |",
                        "| --- | --- |",
                        "| service wall / bare inference wall | 1.075 (1.100, 1.050) |",
                        "| bare inference, s a scan | 2.000 |")
                .contains(
                        "| scans an hour and core | 371 |",
                        "| CPU s a scan, service beyond the networks | 1.500 |",
                        "| peak memory of the service, MiB | 300 |",
                        "| new-scan event, bytes | 123 |",
                        "| completed event, bytes | 500 |")
                .endsWith("", "| stage | s a scan |", "| --- | --- |", "| fetch | 0.250 |", "| detect | 1.500 |");
    }

    private static ServiceRound round(long millis, int cpuSeconds, int neighbourSeconds) {
        return new ServiceRound(
                Duration.ofMillis(millis),
                Duration.ofSeconds(cpuSeconds),
                Duration.ofSeconds(neighbourSeconds),
                List.of(completed(200_000, 1_000_000), completed(300_000, 2_000_000)),
                1000);
    }

    private static ScanCompleted completed(long fetchMicros, long detectMicros) {
        return ScanCompleted.newBuilder()
                .setEventId("completed")
                .setRequestId("request")
                .setScanId("scan")
                .setOutcome(Outcome.NO_LESION)
                .setInput(new ObjectLocation("scans", "scan.nii", null, null, null))
                .setServiceVersion("0.1.0")
                .setStartedAt(Instant.EPOCH)
                .setCompletedAt(Instant.EPOCH)
                .setTimings(List.of(new StageTiming("fetch", fetchMicros), new StageTiming("detect", detectMicros)))
                .build();
    }
}
