package org.lfsr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;

class SizingTest {

    @Test
    void givesTheRowsOfTheTable() {
        Sizing sizing =
                new Sizing(Duration.ofMillis(7400), heads(), 2, 1_900_000_000, 180, List.of(400_000L, 600_000L));

        assertThat(sizing.lines(4))
                .startsWith("", "| stage | s a head |")
                .endsWith(
                        "| scans an hour and core, head of 240 x 240 x 155, x4, 0 lesions in 0 of its slices | 60 | "
                                + "`src/benchmarks` |",
                        "| memory of a process (resident), that scan, default settings | 1900 MB | `src/benchmarks` |",
                        "| time to start, from the command to ready | 7.4 s | `src/benchmarks` |",
                        "| an event of a new scan; of a completion with 0 lesions | 180; 1000 bytes | "
                                + "`src/benchmarks` |",
                        "| stored for a scan with 0 lesions | 0.50 MB | `src/benchmarks` |");
    }

    @Test
    void wantsToKnowWhatIsStoredForEachHead() {
        assertThatThrownBy(() -> new Sizing(Duration.ZERO, heads(), 1, 0, 0, List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Wanted one or more heads and what is stored for each, found 2 and 1");
    }

    /** Two in a minute. */
    private static ServiceRound heads() {
        return new ServiceRound(
                Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, List.of(completed(), completed()), 2000);
    }

    private static ScanCompleted completed() {
        return ScanCompleted.newBuilder()
                .setEventId("completed")
                .setRequestId("request")
                .setScanId("scan")
                .setOutcome(Outcome.NO_LESION)
                .setInput(new ObjectLocation("scans", "scan.nii", null, null, null))
                .setServiceVersion("0.1.0")
                .setStartedAt(Instant.EPOCH)
                .setCompletedAt(Instant.EPOCH)
                .build();
    }
}
