package org.lfsr.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Priority;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanFormat;
import org.lfsr.messaging.ScanNames;
import org.lfsr.pipeline.manifest.ComparedObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.storage.ObjectStat;

/** Asks for scans to be done with two models: the same request for the same bytes, whoever asks how often. */
final class ScanRequests {

    private static final int DOUBLE = 2;

    private final ModelPair models;
    private final Optional<String> sequence;

    ScanRequests(ModelPair models, Optional<String> sequence) {
        this.models = models;
        this.sequence = sequence;
    }

    /** The id of the request for a scan. */
    static String id(ArchivedScan scan, ModelPair models) {
        ObjectStat object = scan.object();
        return "sweep-" + ScanNames.digest(object.location().bucket(), scan.key(), object.etag(), models.name());
    }

    /**
     * The request for a scan.
     *
     * @param before an earlier result of it, if there is one: what it was measured against, this is measured against
     */
    NewScan of(ArchivedScan scan, Optional<Manifest> before, Instant now) {
        ObjectStat object = scan.object();
        return NewScan.newBuilder()
                .setEventId(id(scan, models))
                .setScanId(scan.scanId())
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(object.location().bucket())
                        .setKey(scan.key())
                        .setEtag(scan.isSeries() ? null : object.etag())
                        .setSizeBytes(object.sizeBytes())
                        .build())
                .setFormat(scan.isSeries() ? ScanFormat.DICOM_SERIES : ScanFormat.NIFTI)
                .setModality(models.modality())
                .setSequence(sequence.orElse(null))
                .setScale(models.scale() == DOUBLE ? Scale.X2 : Scale.X4)
                .setPriority(Priority.ARCHIVE)
                .setReference(location(before.map(Manifest::reference)))
                .setLesionMask(location(before.map(Manifest::lesionMask)))
                .setRequestedAt(now.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static @Nullable ObjectLocation location(Optional<ComparedObject> compared) {
        return compared.map(object -> ObjectLocation.newBuilder()
                        .setBucket(object.bucket())
                        .setKey(object.key())
                        .setEtag(object.etag())
                        .build())
                .orElse(null);
    }
}
