package org.lfsr.service.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.LesionStack;
import org.lfsr.events.Outcome;
import org.lfsr.events.Priority;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.Replacement;
import org.lfsr.events.ReplacementReason;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.StageTiming;
import org.lfsr.events.Verdict;
import org.lfsr.messaging.DeadLetter;
import org.lfsr.messaging.ScanJob;

/**
 * Counts scans, and measures what their completion events say of them. Any thread may call.
 *
 * <p>What may not happen for weeks is counted from 0 on, not from its first time: an alert on what has grown would
 * overlook that one.
 */
@Singleton
public final class ScanMetrics {

    private static final double[] DECIBELS = {15, 20, 25, 30, 35, 40, 45, 50};
    private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    /** What the objectives for scans are set at, and what lies around. */
    private static final Duration[] WAITS = durations(5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 86_400);

    private static final Duration[] STAGES = durations(1, 2, 5, 10, 20, 30, 60, 120, 300, 600);

    private final MeterRegistry registry;

    /** Counts into a registry. */
    public ScanMetrics(MeterRegistry registry) {
        this.registry = registry;
        countFromZero();
    }

    /** A scan was waiting for so long before its work began. */
    public void started(ScanJob job, Duration waited) {
        time("lfsr.scan.wait", WAITS, "priority", lowerCase(job.priority()))
                .description("From a record's arrival to the beginning of the work on it")
                .register(registry)
                .record(waited);
    }

    /** An attempt failed and is repeated. */
    public void retried(Throwable failure) {
        count("lfsr.scan.retries", "error", failure.getClass().getSimpleName());
    }

    /** A record was put aside. */
    public void buried(DeadLetter letter) {
        count("lfsr.scan.dead.letters", "reason", lowerCase(letter.reason()));
    }

    /** A record asked for nothing. */
    public void ignored() {
        registry.counter("lfsr.records.ignored").increment();
    }

    /** Work was done for nothing. */
    public void dropped() {
        registry.counter("lfsr.scan.dropped").increment();
    }

    /** A bug showed. */
    public void broken() {
        registry.counter("lfsr.bugs").increment();
    }

    /** A transaction was committed. */
    public void committed(int results, Duration took) {
        registry.timer("lfsr.transactions").record(took);
        registry.summary("lfsr.transaction.results").record(results);
    }

    /** A transaction was aborted. */
    public void aborted() {
        registry.counter("lfsr.transactions.aborted").increment();
    }

    /** A completion event was published. Of a scan that was only looked up nothing is measured again. */
    public void completed(ScanJob job, ScanCompleted event, Duration sinceArrival) {
        scans(event.getOutcome(), job.priority(), event.getReplayed()).increment();
        time("lfsr.scan.turnaround", WAITS, "priority", lowerCase(job.priority()))
                .description("From a record's arrival to the published completion")
                .register(registry)
                .record(sinceArrival);
        if (event.getRejection() != null) {
            count(
                    "lfsr.scan.rejections",
                    "reason",
                    lowerCase(event.getRejection().getCode()));
        } else if (!event.getReplayed()) {
            measure(event);
        }
    }

    private void measure(ScanCompleted event) {
        for (StageTiming timing : event.getTimings()) {
            time("lfsr.stage", STAGES, "stage", timing.getStage())
                    .description("How long a stage of a scan's work took")
                    .register(registry)
                    .record(timing.getMicros(), TimeUnit.MICROSECONDS);
        }
        Integer slices = event.getSliceCount();
        registry.counter("lfsr.slices").increment(slices == null ? 0 : slices);
        Integer lesionSlices = event.getLesionSliceCount();
        registry.counter("lfsr.slices.lesion").increment(lesionSlices == null ? 0 : lesionSlices);
        event.getStacks().forEach(this::measure);
    }

    private void measure(LesionStack stack) {
        Replacement replacement = stack.getReplacement();
        count("lfsr.stacks", "verdict", lowerCase(stack.getVerdict()));
        registry.counter("lfsr.regions").increment(stack.getSliceCount());
        if (replacement != null) {
            count("lfsr.stacks.replaced", "reason", lowerCase(replacement.getReason()));
        }
        record("lfsr.quality.redegradation.psnr", DECIBELS, stack.getQuality().getRedegradationPsnrDb());
        record("lfsr.quality.lesion.overlap", SHARES, stack.getQuality().getLesionOverlap());
    }

    /** Infinity, of what is the same, would spoil the sum. */
    private void record(String name, double[] bounds, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            DistributionSummary.builder(name)
                    .serviceLevelObjectives(bounds)
                    .register(registry)
                    .record(value);
        }
    }

    private void countFromZero() {
        Stream.of("lfsr.records.ignored", "lfsr.scan.dropped", "lfsr.bugs", "lfsr.transactions.aborted")
                .forEach(registry::counter);
        countFromZero("lfsr.scan.dead.letters", "reason", DeadLetter.Reason.values());
        countFromZero("lfsr.scan.rejections", "reason", RejectionCode.values());
        countFromZero("lfsr.stacks", "verdict", Verdict.values());
        countFromZero("lfsr.stacks.replaced", "reason", ReplacementReason.values());
        for (Outcome outcome : known(Outcome.values())) {
            for (Priority priority : Priority.values()) {
                Counter unused = scans(outcome, priority, false);
            }
        }
    }

    private void countFromZero(String name, String tag, Enum<?>[] values) {
        known(values).forEach(value -> registry.counter(name, tag, lowerCase(value)));
    }

    /** Events have a symbol for what is newer than their reader; nothing is called so here. */
    private static <T extends Enum<?>> List<T> known(T[] values) {
        return Stream.of(values)
                .filter(value -> !value.name().equals("UNKNOWN"))
                .toList();
    }

    private Counter scans(Outcome outcome, Priority priority, boolean replayed) {
        return Counter.builder("lfsr.scans")
                .description("Scans that were completed")
                .tag("outcome", lowerCase(outcome))
                .tag("priority", lowerCase(priority))
                .tag("replayed", Boolean.toString(replayed))
                .register(registry);
    }

    private static Timer.Builder time(String name, Duration[] bounds, String tag, String value) {
        return Timer.builder(name).serviceLevelObjectives(bounds).tag(tag, value);
    }

    private static Duration[] durations(long... seconds) {
        return LongStream.of(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }

    private void count(String name, String tag, String value) {
        registry.counter(name, tag, value).increment();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
