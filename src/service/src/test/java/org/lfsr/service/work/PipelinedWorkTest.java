package org.lfsr.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;
import org.lfsr.inference.InferenceException;
import org.lfsr.messaging.Answer;
import org.lfsr.messaging.ScanJob;
import org.lfsr.messaging.SupersededException;
import org.lfsr.pipeline.Deadline;
import org.lfsr.pipeline.EnhancedScan;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.Preparation;
import org.lfsr.pipeline.Preparation.Known;
import org.lfsr.pipeline.Preparation.Prepared;
import org.lfsr.pipeline.Preparation.Refused;
import org.lfsr.pipeline.Preparation.Superseded;
import org.lfsr.pipeline.Rejection;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.service.Examples;
import org.lfsr.service.trace.KeptSpans;
import org.lfsr.service.trace.ScanTraces;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.testkit.TinyScan;

class PipelinedWorkTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";
    private static final int VOXELS = TinyScan.GRID.length();

    private final ModelSet models = Examples.models();
    private final Lanes lanes = Lanes.open(3, 2);
    private final FakeStages stages = new FakeStages();

    @AfterEach
    void closeLanes() {
        lanes.close();
    }

    @Test
    void takesAScanThroughAllStagesOnTheirOwnThreads() {
        CompletableFuture<Answer> done =
                work(1, 1).work(Examples.job(Examples.event())).toCompletableFuture();

        assertThat(done).succeedsWithin(PATIENCE);
        assertThat(done.join().event().getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(stages.threads).containsExactly("prepare on read-1", "enhance on gpu-1", "finish on write-1");
    }

    @Test
    void rejectsWhatCannotBeReadWithoutTryingIt() {
        NewScan event = NewScan.newBuilder(Examples.event())
                .setFormat(ScanFormat.UNKNOWN)
                .build();

        ScanCompleted completed = answered(work(1, 1), event);

        assertThat(completed.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(Objects.requireNonNull(completed.getRejection()).getCode()).isEqualTo(RejectionCode.UNSUPPORTED);
        assertThat(stages.threads).isEmpty();
    }

    @Test
    void answersWithoutADeviceWhatIsRefusedOrKnown() {
        PipelinedWork work = work(1, 1);
        stages.next = new Refused(new Rejection(Rejection.Reason.TRUNCATED, "Ends early"), null, null);
        ScanCompleted refused = answered(work, Examples.event());
        stages.next = new Known(Examples.healthy());

        ScanCompleted known = answered(work, Examples.event());

        assertThat(Objects.requireNonNull(refused.getRejection()).getSentence()).isEqualTo("Ends early");
        assertThat(known.getReplayed()).isTrue();
        assertThat(stages.threads).containsOnly("prepare on read-1", "prepare on read-2");
    }

    @Test
    void endsWithoutAnAnswerWhatIsSupersededAndLeavesRoomForTheNext() {
        PipelinedWork work = work(1, 1);
        stages.next = new Superseded(new ObjectLocation("scans", "in/8.dcm"));

        Throwable failure = work.work(Examples.job(Examples.event()))
                .handle((answer, thrown) -> thrown)
                .toCompletableFuture()
                .join();

        assertThat(failure).isInstanceOf(SupersededException.class).hasMessage("s3://scans/in/8.dcm was added since");
        stages.next = null;
        assertThat(work.work(Examples.job(Examples.event())).toCompletableFuture())
                .succeedsWithin(PATIENCE);
    }

    @Test
    void failsAsTheStageFailedAndLeavesRoomForTheNext() {
        PipelinedWork work = work(1, 1);
        for (String stage : List.of("prepare", "enhance", "finish")) {
            stages.failing = stage;
            CompletableFuture<Answer> failed =
                    work.work(Examples.job(Examples.event())).toCompletableFuture();
            assertThat(failed).failsWithin(PATIENCE);
            Throwable failure = failed.handle((event, thrown) -> thrown).join();
            assertThat(failure).isInstanceOf(stage.equals("enhance") ? InferenceException.class : IOException.class);
        }
        stages.failing = null;

        CompletableFuture<Answer> next =
                work.work(Examples.job(Examples.event())).toCompletableFuture();

        assertThat(next).succeedsWithin(PATIENCE);
    }

    @Test
    void preparesAheadAsManyAsThereIsRoomFor() throws Exception {
        CountDownLatch device = new CountDownLatch(1);
        stages.device = device;
        PipelinedWork work = work(2, 1);
        List<CompletableFuture<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(work.work(Examples.job(Examples.event())).toCompletableFuture());
        }
        stages.awaitPrepared(2);

        device.countDown();

        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(PATIENCE);
        assertThat(stages.mostPrepared).isEqualTo(2);
    }

    @Test
    void answersInsideTheSendersTrace() {
        KeptSpans kept = new KeptSpans();
        OpenTelemetry telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(kept))
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        ScanJob plain = Examples.job(Examples.event());
        Map<String, String> sender = Map.of("traceparent", "00-%s-%s-01".formatted(TRACE_ID, SENDER));
        ScanJob job = new ScanJob(plain.request(), plain.origin(), 1, plain.arrivedAt(), sender);

        Answer answer = work(1, 1, telemetry).work(job).toCompletableFuture().join();

        SpanData attempt = kept.spans().stream()
                .filter(span -> span.getName().equals("scan"))
                .findFirst()
                .orElseThrow();
        assertThat(attempt.getParentSpanId()).isEqualTo(SENDER);
        assertThat(answer.trace()).containsEntry("traceparent", "00-%s-%s-01".formatted(TRACE_ID, attempt.getSpanId()));
    }

    private static ScanCompleted answered(PipelinedWork work, NewScan event) {
        return work.work(Examples.job(event)).toCompletableFuture().join().event();
    }

    private PipelinedWork work(int ahead, int results) {
        return work(ahead, results, OpenTelemetry.noop());
    }

    private PipelinedWork work(int ahead, int results, OpenTelemetry telemetry) {
        Clock clock = Clock.fixed(Examples.TIME, ZoneOffset.UTC);
        return new PipelinedWork(
                new Requests(Optional.empty()),
                new Completions(models, Examples.delivery(), clock),
                stages,
                lanes,
                new ScanTraces(telemetry),
                new PipelinedWork.Limits(new VolumeRoom(ahead, 10L * VOXELS, VOXELS), results, PATIENCE, clock));
    }

    /** Stages that note where they ran, and fail when they are told to. */
    private final class FakeStages implements Stages {

        private final ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
        private final CountDownLatch preparedTwice = new CountDownLatch(2);
        private volatile @Nullable String failing;
        private volatile Preparation.@Nullable Result next;
        private volatile CountDownLatch device = new CountDownLatch(0);
        private int prepared;
        private volatile int mostPrepared;

        @Override
        public Preparation.Result prepare(ScanRequest request, Deadline deadline) throws IOException {
            note("prepare");
            if ("prepare".equals(failing)) {
                throw new IOException("No store");
            }
            Preparation.Result answer = next;
            if (answer != null) {
                return answer;
            }
            count(1);
            preparedTwice.countDown();
            Manifest manifest = Examples.enhanced();
            return new Prepared(
                    request,
                    manifest.input(),
                    manifest.grid(),
                    TinyScan.healthy(1),
                    models.generators().get(0),
                    List.of(),
                    List.of(),
                    Examples.TIME,
                    null);
        }

        @Override
        public EnhancedScan enhance(Prepared scan, Deadline deadline) throws IOException {
            await(device);
            note("enhance");
            count(-1);
            if ("enhance".equals(failing)) {
                throw new InferenceException("No device");
            }
            return new EnhancedScan(
                    scan.request(),
                    scan.input(),
                    scan.grid(),
                    scan.volume().affine(),
                    scan.generator(),
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    Examples.TIME,
                    null);
        }

        @Override
        public Manifest finish(EnhancedScan scan, Deadline deadline) throws IOException {
            note("finish");
            if ("finish".equals(failing)) {
                throw new IOException("No store");
            }
            return Examples.enhanced();
        }

        void awaitPrepared(int count) throws InterruptedException {
            assertThat(count).isEqualTo(2);
            assertThat(preparedTwice.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }

        private synchronized void count(int change) {
            prepared += change;
            mostPrepared = Math.max(mostPrepared, prepared);
        }

        private void note(String stage) {
            threads.add(stage + " on " + Thread.currentThread().getName());
        }

        private static void await(CountDownLatch latch) throws IOException {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
    }
}
