package org.lfsr.service.work;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.Execution;
import org.lfsr.events.ModelRole;
import org.lfsr.events.ModelUse;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Outcome;
import org.lfsr.events.Rejection;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.SliceAxis;
import org.lfsr.events.StageTiming;
import org.lfsr.events.Warning;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.Preparation.Refused;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.storage.ObjectStat;

/**
 * Says how scans ended, as events. An event's id follows from its request and the models in use, so that a scan that is
 * done twice completes with the same id twice.
 */
public final class Completions {

    private final ModelSet models;
    private final DeliverySettings delivery;
    private final Clock clock;

    /**
     * Creates a maker of events.
     *
     * @param clock tells when work was done
     */
    public Completions(ModelSet models, DeliverySettings delivery, Clock clock) {
        this.models = models;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** A scan that this run has done. */
    public ScanCompleted done(NewScan request, Manifest manifest) {
        return ofManifest(request, manifest)
                .setStartedAt(manifest.startedAt().truncatedTo(ChronoUnit.MILLIS))
                .setCompletedAt(manifest.completedAt().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    /** A scan that an earlier run had done; this one has looked it up, and no more. */
    public ScanCompleted replayed(NewScan request, Manifest manifest, Instant startedAt) {
        return ofManifest(request, manifest)
                .setReplayed(true)
                .setStartedAt(startedAt.truncatedTo(ChronoUnit.MILLIS))
                .setCompletedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    /** A scan that was rejected after its object was looked at. */
    public ScanCompleted rejected(NewScan request, Refused refused, Instant startedAt) {
        return ofRejection(request, refused.rejection(), startedAt)
                .setInput(input(request.getLocation(), refused.found()))
                .setInputSha256(refused.sha256())
                .build();
    }

    /** A scan that was rejected for what its request says. */
    public ScanCompleted rejected(NewScan request, org.lfsr.pipeline.Rejection rejection, Instant startedAt) {
        return ofRejection(request, rejection, startedAt).build();
    }

    private ScanCompleted.Builder ofRejection(
            NewScan request, org.lfsr.pipeline.Rejection rejection, Instant startedAt) {
        RejectionCode code = RejectionCode.valueOf(rejection.reason().name());
        return ofRequest(request)
                .setOutcome(Outcome.REJECTED)
                .setRejection(new Rejection(code, rejection.sentence()))
                .setInput(request.getLocation())
                .setStartedAt(startedAt.truncatedTo(ChronoUnit.MILLIS))
                .setCompletedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private ScanCompleted.Builder ofManifest(NewScan request, Manifest manifest) {
        ScanCompleted.Builder event = ofRequest(request)
                .setOutcome(Outcome.valueOf(manifest.outcome().name()))
                .setInput(new ObjectLocation(
                        manifest.input().bucket(),
                        manifest.input().key(),
                        request.getLocation().getVersion(),
                        manifest.input().etag(),
                        manifest.input().sizeBytes()))
                .setInputSha256(manifest.input().sha256())
                .setSliceAxis(SliceAxis.valueOf(manifest.grid().sliceAxis().name()))
                .setSliceCount(manifest.grid().sliceCount())
                .setLesionSliceCount(manifest.lesionSliceCount())
                .setStacks(manifest.stacks().stream().map(LesionStacks::of).toList())
                .setQuality(ScanQualities.of(manifest))
                .setModels(modelsOf(manifest))
                .setExecution(execution(manifest))
                .setServiceVersion(manifest.serviceVersion())
                .setTimings(manifest.timings().stream()
                        .map(timing -> new StageTiming(timing.stage(), timing.micros()))
                        .toList())
                .setOutputBucket(delivery.bucket())
                .setWarnings(manifest.warnings().stream()
                        .map(warning -> new Warning(warning.code(), warning.sentence()))
                        .toList());
        return addGenerator(event, request.getScanId(), manifest);
    }

    private ScanCompleted.Builder addGenerator(ScanCompleted.Builder event, String scanId, Manifest manifest) {
        String wanted = generatorSha256(manifest);
        models.generators().stream()
                .filter(model -> model.sha256().equals(wanted))
                .findFirst()
                .ifPresent(model -> event.setScaleFactor(model.card().scale())
                        .setManifestKey(delivery.keys()
                                .of(scanId, models.detector(), model)
                                .manifest()));
        return event;
    }

    private static @Nullable String generatorSha256(Manifest manifest) {
        return manifest.models().stream()
                .filter(use -> use.role() == org.lfsr.pipeline.manifest.ModelUse.Role.GENERATOR)
                .map(org.lfsr.pipeline.manifest.ModelUse::sha256)
                .findFirst()
                .orElse(null);
    }

    private static List<ModelUse> modelsOf(Manifest manifest) {
        return manifest.models().stream()
                .map(use -> new ModelUse(ModelRole.valueOf(use.role().name()), use.modelId(), use.sha256()))
                .toList();
    }

    private static Execution execution(Manifest manifest) {
        return Execution.newBuilder()
                .setRuntime(manifest.computation().runtime())
                .setProvider(manifest.computation().provider())
                .setPrecision(manifest.computation().precision())
                .setDevice(manifest.computation().device())
                .build();
    }

    private ScanCompleted.Builder ofRequest(NewScan request) {
        return ScanCompleted.newBuilder()
                .setEventId(eventId(request))
                .setRequestId(request.getEventId())
                .setScanId(request.getScanId())
                .setStudyInstanceUid(request.getStudyInstanceUid())
                .setSeriesInstanceUid(request.getSeriesInstanceUid())
                .setServiceVersion(delivery.serviceVersion());
    }

    private String eventId(NewScan request) {
        StringBuilder name = new StringBuilder("lfsr ScanCompleted\n")
                .append(request.getEventId())
                .append('\n')
                .append(request.getScanId())
                .append('\n')
                .append(models.detector().sha256());
        models.generators().forEach(model -> name.append('\n').append(model.sha256()));
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ObjectLocation input(ObjectLocation requested, @Nullable ObjectStat found) {
        return found == null
                ? requested
                : new ObjectLocation(
                        requested.getBucket(),
                        requested.getKey(),
                        requested.getVersion(),
                        found.etag(),
                        found.sizeBytes());
    }
}
