package org.lfsr.service.rest;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.Priority;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanFormat;
import org.lfsr.service.rest.ScanBody.LocationBody;
import org.lfsr.service.work.Requests;

/** Turns bodies into events, and refuses what the work would reject. */
final class ScanBodies {

    private static final int DOUBLE = 2;
    private static final int FOURFOLD = 4;

    private final Requests requests;
    private final Clock clock;

    ScanBodies(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * The event that asks for what a body asks for.
     *
     * @throws ProblemException if a field is missing or breaks its rule
     */
    NewScan event(@Nullable ScanBody body) {
        if (body == null) {
            throw invalid("A body with scanId and location is wanted, found none");
        }
        ObjectLocation location = location("location", required("location", body.location()));
        NewScan event = NewScan.newBuilder()
                .setEventId(body.requestId() == null ? UUID.randomUUID().toString() : body.requestId())
                .setScanId(required("scanId", body.scanId()))
                .setLocation(location)
                .setFormat(location.getKey().endsWith("/") ? ScanFormat.DICOM_SERIES : ScanFormat.NIFTI)
                .setInstanceCount(body.instanceCount())
                .setModality(body.modality() == null ? "MR" : body.modality())
                .setSequence(body.sequence())
                .setScale(scale(body.scale()))
                .setPriority(body.priority() == null ? Priority.ROUTINE : body.priority())
                .setReference(optional("reference", body.reference()))
                .setLesionMask(optional("lesionMask", body.lesionMask()))
                .setRequestedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        if (requests.read(event) instanceof Requests.Reading.Invalid invalid) {
            throw invalid(invalid.rejection().sentence());
        }
        return event;
    }

    private static Scale scale(@Nullable Integer scale) {
        if (scale == null) {
            return Scale.BY_MODEL_CARD;
        }
        return switch (scale) {
            case DOUBLE -> Scale.X2;
            case FOURFOLD -> Scale.X4;
            default -> throw invalid("scale must be 2 or 4, found %d".formatted(scale));
        };
    }

    private static @Nullable ObjectLocation optional(String field, @Nullable LocationBody body) {
        return body == null ? null : location(field, body);
    }

    private static ObjectLocation location(String field, LocationBody body) {
        return ObjectLocation.newBuilder()
                .setBucket(required(field + ".bucket", body.bucket()))
                .setKey(required(field + ".key", body.key()))
                .setEtag(body.etag())
                .build();
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw invalid("%s must be there, found none".formatted(field));
        }
        return value;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Response.Status.BAD_REQUEST, detail);
    }
}
