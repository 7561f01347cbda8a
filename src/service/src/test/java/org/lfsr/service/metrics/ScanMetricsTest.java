package org.lfsr.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ScanCompleted;
import org.lfsr.imaging.Image;
import org.lfsr.inference.Generator;
import org.lfsr.inference.LesionDetector;
import org.lfsr.messaging.DeadLetter;
import org.lfsr.messaging.ScanJob;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.Rejection;
import org.lfsr.service.Examples;
import org.lfsr.service.work.Completions;

class ScanMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ScanMetrics metrics = new ScanMetrics(registry);
    private final Completions completions =
            new Completions(Examples.models(), Examples.delivery(), Clock.fixed(Examples.TIME, ZoneOffset.UTC));
    private final ScanJob job = Examples.job(Examples.event());

    @Test
    void measuresWhatAnEnhancedScanSays() {
        ScanCompleted event = completions.done(Examples.event(), Examples.enhanced());

        metrics.completed(job, event, Duration.ofSeconds(2));

        assertThat(registry.get("lfsr.scans")
                        .tags("outcome", "enhanced", "priority", "routine", "replayed", "false")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("lfsr.stage").tag("stage", "detect").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
        assertThat(registry.get("lfsr.slices").counter().count()).isEqualTo(9);
        assertThat(registry.get("lfsr.slices.lesion").counter().count()).isEqualTo(2);
        assertThat(registry.get("lfsr.regions").counter().count()).isEqualTo(4);
        assertThat(registry.get("lfsr.stacks")
                        .tag("verdict", "replaced")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("lfsr.stacks.replaced")
                        .tag("reason", "lesion_lost")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("lfsr.quality.redegradation.psnr").summary().mean())
                .isEqualTo(30);
        assertThat(registry.get("lfsr.quality.lesion.overlap").summary().max()).isEqualTo(0.9);
    }

    @Test
    void measuresNothingOfWhatWasOnlyLookedUp() {
        ScanCompleted event = completions.replayed(Examples.event(), Examples.enhanced(), Examples.TIME);

        metrics.completed(job, event, Duration.ofSeconds(2));

        assertThat(registry.get("lfsr.scans").tag("replayed", "true").counter().count())
                .isEqualTo(1);
        assertThat(registry.find("lfsr.stage").timer()).isNull();
        assertThat(registry.find("lfsr.slices").counter()).isNull();
    }

    @Test
    void countsRejectionsByReason() {
        Rejection rejection = new Rejection(Rejection.Reason.TOO_LARGE, "Too large");

        metrics.completed(job, completions.rejected(Examples.event(), rejection, Examples.TIME), Duration.ZERO);

        assertThat(registry.get("lfsr.scan.rejections")
                        .tag("reason", "too_large")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsWhatGoesWrong() {
        metrics.retried(new IOException("no"));
        metrics.dropped();
        metrics.ignored();
        metrics.aborted();
        metrics.broken();
        metrics.buried(new DeadLetter(
                job.origin(), DeadLetter.Reason.EXHAUSTED, "e", "m", 5, Examples.TIME, Examples.TIME, "scan-1"));

        assertThat(registry.get("lfsr.scan.retries")
                        .tag("error", "IOException")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("lfsr.scan.dead.letters")
                        .tag("reason", "exhausted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(List.of("lfsr.scan.dropped", "lfsr.records.ignored", "lfsr.transactions.aborted", "lfsr.bugs"))
                .allSatisfy(
                        name -> assertThat(registry.get(name).counter().count()).isEqualTo(1));
    }

    @Test
    void countsFromZeroWhatAlertsAreFor() {
        assertThat(registry.get("lfsr.scan.dead.letters")
                        .tag("reason", "unreadable")
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.get("lfsr.bugs").counter().count()).isZero();
        assertThat(registry.get("lfsr.scan.rejections").counters())
                .as("all but what readers do not know")
                .hasSize(RejectionCode.values().length - 1);
        assertThat(registry.get("lfsr.scans").counters()).hasSize(9);
        assertThat(registry.find("lfsr.stacks").tag("verdict", "unknown").counter())
                .isNull();
    }

    @Test
    void countsHowMuchNetworksAreGivenAtOnce() {
        ModelSet metered = new MeteredModels(registry).around(Examples.models(new Echo(), new Echo()));
        Image image = new Image(1, 1, new float[1]);

        metered.detector().network().occupancy(List.of(List.of(image), List.of(image), List.of(image)));
        metered.generators().get(0).network().enhance(List.of(image));

        assertThat(registry.get(MeteredModels.BATCH_SIZE)
                        .tag("role", "detector")
                        .summary()
                        .max())
                .isEqualTo(3);
        assertThat(registry.get(MeteredModels.BATCH_SIZE)
                        .tag("model", "test-bicubic-x2@1.0.0")
                        .summary()
                        .totalAmount())
                .isEqualTo(1);
        assertThat(metered.detector().network().stride()).isEqualTo(8);
        assertThat(metered.detector().network().slices()).isEqualTo(1);
        assertThat(metered.generators().get(0).network().scale()).isEqualTo(2);
    }

    /** Gives back what it is given. */
    private static final class Echo implements LesionDetector, Generator {

        @Override
        public int slices() {
            return 1;
        }

        @Override
        public int stride() {
            return 8;
        }

        @Override
        public int scale() {
            return 2;
        }

        @Override
        public List<Image> occupancy(List<List<Image>> batch) {
            return batch.stream().map(sample -> sample.get(0)).toList();
        }

        @Override
        public List<Image> enhance(List<Image> batch) {
            return batch;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
