package org.lfsr.service.work;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.ScanCompleted;
import org.lfsr.messaging.Answer;
import org.lfsr.messaging.ScanJob;
import org.lfsr.messaging.ScanWork;
import org.lfsr.messaging.SupersededException;
import org.lfsr.pipeline.Deadline;
import org.lfsr.pipeline.EnhancedScan;
import org.lfsr.pipeline.Preparation;
import org.lfsr.pipeline.Preparation.Known;
import org.lfsr.pipeline.Preparation.Prepared;
import org.lfsr.pipeline.Preparation.Refused;
import org.lfsr.pipeline.Preparation.Superseded;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.TimeSource;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.service.trace.ScanSpan;
import org.lfsr.service.trace.ScanTraces;

/**
 * Does scans, so that the fetching of the next, the networks' work on one and the storing of the last overlap, in
 * bounded memory: a scan waits before it is fetched until there is room for its volume, and before it is enhanced until
 * there is room for its results.
 */
public final class PipelinedWork implements ScanWork {

    private final Requests requests;
    private final Completions completions;
    private final Stages stages;
    private final Lanes lanes;
    private final ScanTraces traces;
    private final Limits limits;
    private final Semaphore results;

    /**
     * What bounds the work.
     *
     * @param room for volumes
     * @param results how many scans are in memory, enhanced and not yet stored
     * @param deadline how long an attempt may take once there is room for it
     * @param clock tells when work begins
     */
    public record Limits(VolumeRoom room, int results, Duration deadline, Clock clock) {}

    /** Joins the parts; the lanes stay the caller's to close. */
    public PipelinedWork(
            Requests requests, Completions completions, Stages stages, Lanes lanes, ScanTraces traces, Limits limits) {
        this.requests = requests;
        this.completions = completions;
        this.stages = stages;
        this.lanes = lanes;
        this.traces = traces;
        this.limits = limits;
        this.results = new Semaphore(limits.results(), true);
    }

    @Override
    public CompletionStage<Answer> work(ScanJob job) {
        Instant startedAt = limits.clock().instant();
        Requests.Reading reading = requests.read(job.request());
        if (reading instanceof Requests.Reading.Valid valid) {
            return new Attempt(job, valid.request(), startedAt).done();
        }
        if (reading instanceof Requests.Reading.Invalid invalid) {
            ScanCompleted rejected = completions.rejected(job.request(), invalid.rejection(), startedAt);
            return CompletableFuture.completedFuture(new Answer(rejected, job.trace()));
        }
        throw new AssertionError("An event is valid or invalid, not " + reading);
    }

    /** One attempt at one scan. */
    private final class Attempt {

        private final NewScan event;
        private final ScanRequest request;
        private final Instant startedAt;
        private final ScanSpan span;

        Attempt(ScanJob job, ScanRequest request, Instant startedAt) {
            this.event = job.request();
            this.request = request;
            this.startedAt = startedAt;
            this.span = traces.begin(job);
        }

        /** Fails with what a stage threw, as it was thrown. */
        CompletableFuture<Answer> done() {
            CompletableFuture<Answer> done = new CompletableFuture<>();
            CompletableFuture<?> unused = lanes.readers()
                    .run(this::prepared)
                    .thenCompose(Step::next)
                    .whenComplete((completed, failure) -> end(done, completed, failure));
            return done;
        }

        private void end(
                CompletableFuture<Answer> done, @Nullable ScanCompleted completed, @Nullable Throwable failure) {
            if (completed != null) {
                span.end();
                done.complete(new Answer(completed, span.headers()));
            } else {
                Throwable cause = unwrapped(Objects.requireNonNull(failure));
                if (cause instanceof SupersededException) {
                    span.end();
                } else {
                    span.fail(cause);
                }
                done.completeExceptionally(cause);
            }
        }

        private Step prepared() throws Exception {
            VolumeRoom.Place place = limits.room().enter();
            try {
                Deadline deadline = Deadline.after(limits.deadline(), TimeSource.system());
                Preparation.Result result = span.stage("prepare", () -> stages.prepare(request, deadline));
                if (result instanceof Prepared scan) {
                    place.shrink(scan.volume().grid().length());
                    return () -> enhanced(scan, place, deadline);
                }
                place.close();
                if (result instanceof Superseded superseded) {
                    return () -> CompletableFuture.failedFuture(
                            new SupersededException("%s was added since".formatted(superseded.newer())));
                }
                return () -> CompletableFuture.completedFuture(answered(result));
            } catch (Throwable e) {
                place.close();
                throw e;
            }
        }

        private ScanCompleted answered(Preparation.Result result) {
            if (result instanceof Refused refused) {
                return completions.rejected(event, refused, startedAt);
            }
            if (result instanceof Known known) {
                return completions.replayed(event, known.manifest(), startedAt);
            }
            throw new AssertionError("A scan is refused, known or prepared, not " + result);
        }

        private CompletableFuture<ScanCompleted> enhanced(Prepared scan, VolumeRoom.Place place, Deadline deadline) {
            return lanes.device()
                    .run(() -> enhance(scan, deadline))
                    .whenComplete((result, failure) -> place.close())
                    .thenCompose(result -> stored(result, deadline));
        }

        /** The caller's to give back: one of the places for results. */
        private EnhancedScan enhance(Prepared scan, Deadline deadline) throws Exception {
            results.acquire();
            try {
                return span.stage("enhance", () -> stages.enhance(scan, deadline));
            } catch (IOException | RuntimeException | Error e) {
                results.release();
                throw e;
            }
        }

        private CompletableFuture<ScanCompleted> stored(EnhancedScan scan, Deadline deadline) {
            return lanes.writers()
                    .run(() -> span.stage("finish", () -> stages.finish(scan, deadline)))
                    .whenComplete((manifest, failure) -> results.release())
                    .thenApply(this::completed);
        }

        private ScanCompleted completed(Manifest manifest) {
            return completions.done(event, manifest);
        }
    }

    /** What comes after a scan is prepared. */
    private interface Step {
        CompletableFuture<ScanCompleted> next();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
