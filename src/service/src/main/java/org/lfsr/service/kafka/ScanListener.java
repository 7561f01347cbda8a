package org.lfsr.service.kafka;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.lfsr.events.ModelUse;
import org.lfsr.events.Rejection;
import org.lfsr.events.ScanCompleted;
import org.lfsr.messaging.ConductorListener;
import org.lfsr.messaging.DeadLetter;
import org.lfsr.messaging.Origin;
import org.lfsr.messaging.ScanJob;
import org.lfsr.service.metrics.ScanMetrics;

/** Counts what happens to scans, and logs a line for each that is done. Ids and keys only: nothing of the patient. */
@Singleton
class ScanListener implements ConductorListener {

    private static final Logger LOGGER = Logger.getLogger(ScanListener.class);

    private final ScanMetrics metrics;
    private final Clock clock;

    ScanListener(ScanMetrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void ignored(Origin origin) {
        metrics.ignored();
        LOGGER.debugf("%s asks for nothing", origin);
    }

    @Override
    public void repeated(Origin origin) {
        LOGGER.debugf("%s was taken in before, or is another process's now", origin);
    }

    @Override
    public void started(ScanJob job, Duration waited) {
        metrics.started(job, waited);
        LOGGER.debugf("Scan %s: attempt %d begins after %d ms", job.scanId(), job.attempt(), waited.toMillis());
    }

    @Override
    public void failed(ScanJob job, Throwable failure, Duration delay) {
        metrics.retried(failure);
        LOGGER.warnf(
                "Scan %s: attempt %d failed and is repeated in %d ms: %s",
                job.scanId(), job.attempt(), delay.toMillis(), failure);
    }

    @Override
    public void superseded(ScanJob job) {
        metrics.ignored();
        LOGGER.debugf("Scan %s: a newer request does it", job.scanId());
    }

    @Override
    public void completed(ScanJob job, ScanCompleted event) {
        Duration sinceArrival = Duration.between(job.arrivedAt(), clock.instant());
        metrics.completed(job, event, sinceArrival);
        log(job, event, sinceArrival);
    }

    @Override
    public void buried(DeadLetter letter) {
        metrics.buried(letter);
        LOGGER.errorf(
                "Dead letter from %s after %d attempts, %s: %s",
                letter.origin(), letter.attempts(), letter.reason(), letter.message());
    }

    @Override
    public void dropped(ScanJob job) {
        metrics.dropped();
        LOGGER.infof("Scan %s: its partition went to another process, which does it", job.scanId());
    }

    @Override
    public void committed(int results, Duration took) {
        metrics.committed(results, took);
    }

    @Override
    public void aborted(int results, Throwable failure, Duration delay) {
        metrics.aborted();
        LOGGER.warnf(
                "A transaction with %d results was aborted and is repeated in %d ms: %s",
                results, delay.toMillis(), failure);
    }

    @Override
    public void broken(Throwable bug) {
        metrics.broken();
        LOGGER.error("Something was left undone", bug);
    }

    private static void log(ScanJob job, ScanCompleted event, Duration sinceArrival) {
        String models = event.getModels().stream().map(ModelUse::getModelId).collect(Collectors.joining(" "));
        MDC.put("scanId", event.getScanId());
        MDC.put("outcome", event.getOutcome());
        MDC.put("attempt", job.attempt());
        MDC.put("modelId", models);
        try {
            LOGGER.infof(
                    "Scan %s: %s, attempt %d, %d ms",
                    event.getScanId(), ending(event, models), job.attempt(), sinceArrival.toMillis());
        } finally {
            MDC.remove("scanId");
            MDC.remove("outcome");
            MDC.remove("attempt");
            MDC.remove("modelId");
        }
    }

    private static String ending(ScanCompleted event, String models) {
        Rejection rejection = event.getRejection();
        return rejection == null
                ? "%s, %d lesions in %d slices, models %s"
                        .formatted(event.getOutcome(), event.getStacks().size(), event.getSliceCount(), models)
                : "%s %s: %s".formatted(event.getOutcome(), rejection.getCode(), rejection.getSentence());
    }
}
