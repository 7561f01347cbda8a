package org.lfsr.service.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.lfsr.service.archive.SweepStatus;
import org.lfsr.service.archive.Sweeps;

/** Counts what sweeps of the archive do. Any thread may call. */
public final class SweepMetrics {

    private final MeterRegistry registry;
    private final Counter published;
    private final Counter skipped;

    /** Counts into a registry. */
    public SweepMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.published = Counter.builder("lfsr.archive.published")
                .description("Scans of the archive that were asked to be done again")
                .register(registry);
        this.skipped = Counter.builder("lfsr.archive.skipped")
                .description("Scans of the archive that these models had done before")
                .register(registry);
    }

    /** Shows whether a sweep is under way. */
    public void show(Sweeps sweeps) {
        Gauge.builder("lfsr.archive.sweeping", sweeps, all -> all.status().state() == SweepStatus.State.RUNNING ? 1 : 0)
                .description("1 while the archive is swept")
                .register(registry);
    }

    /** A scan is to be done again. */
    public void published() {
        published.increment();
    }

    /** A scan was done before. */
    public void skipped() {
        skipped.increment();
    }

    /** A scan was left out: another one has its id. */
    public void clashed() {
        registry.counter("lfsr.archive.clashes").increment();
    }

    /** A sweep ended. */
    public void ended(String how) {
        registry.counter("lfsr.archive.sweeps", "outcome", how.toLowerCase(Locale.ROOT))
                .increment();
    }
}
