package org.lfsr.service.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.Scale;
import org.lfsr.events.ScanFormat;
import org.lfsr.pipeline.Rejection;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.storage.ObjectLocation;

/** Turns events into requests, field by field, and says which field breaks its rule. */
public final class Requests {

    private static final int MOST_ID = 256;
    private static final int MOST_SHOWN = 140;

    private final @Nullable String sequence;

    /**
     * Creates a reader of events.
     *
     * @param sequence what scans are whose events do not name their sequence; empty if nobody knows
     */
    public Requests(Optional<String> sequence) {
        this.sequence = sequence.orElse(null);
    }

    /** What an event says. */
    public sealed interface Reading {

        /**
         * Something that can be tried.
         *
         * @param request what to try
         */
        record Valid(ScanRequest request) implements Reading {}

        /**
         * Something that can never be done.
         *
         * @param rejection why
         */
        record Invalid(Rejection rejection) implements Reading {}
    }

    /** Reads an event. */
    public Reading read(NewScan event) {
        try {
            return new Reading.Valid(request(event));
        } catch (InvalidFieldException e) {
            return new Reading.Invalid(e.rejection);
        }
    }

    private ScanRequest request(NewScan event) throws InvalidFieldException {
        requireId(event.getEventId());
        requireScanId(event.getScanId());
        requireFormat(event.getFormat());
        if (event.getModality().isBlank()) {
            throw invalid("modality must not be blank");
        }
        return new ScanRequest(
                event.getEventId(),
                event.getScanId(),
                scan(event),
                event.getModality(),
                event.getSequence() == null ? sequence : event.getSequence(),
                scale(event.getScale()),
                optional("reference", event.getReference()),
                optional("lesionMask", event.getLesionMask()));
    }

    private static void requireId(String id) throws InvalidFieldException {
        if (id.isBlank() || id.length() > MOST_ID) {
            throw invalid("eventId must have 1 to %d characters, found %d".formatted(MOST_ID, id.length()));
        }
    }

    private static void requireScanId(String id) throws InvalidFieldException {
        if (!ProductKeys.allowsScanId(id)) {
            throw invalid("scanId must be 1 to 128 letters, digits, '-', '_' or '.', beginning with a letter or digit, "
                    + "found \"%s\"".formatted(shortened(id)));
        }
    }

    private static String shortened(String id) {
        return id.length() <= MOST_SHOWN ? id : id.substring(0, MOST_SHOWN) + "...";
    }

    private static void requireFormat(ScanFormat format) throws InvalidFieldException {
        if (format == ScanFormat.UNKNOWN) {
            throw new InvalidFieldException(
                    Reason.UNSUPPORTED,
                    "format must be NIFTI or DICOM_SERIES, found one that is newer than the service");
        }
    }

    /** What one object holds is told by its content; a prefix holds a series. */
    private static ScanSource scan(NewScan event) throws InvalidFieldException {
        org.lfsr.events.ObjectLocation location = event.getLocation();
        if (event.getFormat() != ScanFormat.DICOM_SERIES || !location.getKey().endsWith("/")) {
            return source("location", location);
        }
        if (location.getEtag() != null || location.getVersion() != null) {
            throw invalid("location must have neither etag nor version if its key ends in a slash");
        }
        try {
            String prefix = location.getKey().substring(0, location.getKey().length() - 1);
            return new ScanSource(
                    new ObjectLocation(location.getBucket(), prefix),
                    null,
                    new ScanSource.Series(event.getInstanceCount(), arrival(event)));
        } catch (IllegalArgumentException e) {
            throw invalid("location or instanceCount: %s".formatted(e.getMessage()));
        }
    }

    private static ScanSource.@Nullable Arrival arrival(NewScan event) throws InvalidFieldException {
        org.lfsr.events.ObjectLocation prefix = event.getLocation();
        org.lfsr.events.ObjectLocation object = event.getAnnouncedBy();
        if (object == null) {
            return null;
        }
        if (!object.getBucket().equals(prefix.getBucket()) || !object.getKey().startsWith(prefix.getKey())) {
            throw invalid("announcedBy must lie below location");
        }
        return new ScanSource.Arrival(object.getKey(), object.getEtag());
    }

    private static @Nullable Integer scale(Scale scale) throws InvalidFieldException {
        return switch (scale) {
            case BY_MODEL_CARD -> null;
            case X2 -> 2;
            case X4 -> 4;
            case UNKNOWN ->
                throw new InvalidFieldException(
                        Reason.NO_MODEL,
                        "scale must be BY_MODEL_CARD, X2 or X4, found one that is newer than the service");
        };
    }

    private static @Nullable ScanSource optional(String field, org.lfsr.events.@Nullable ObjectLocation location)
            throws InvalidFieldException {
        return location == null ? null : source(field, location);
    }

    /** The store gives the newest version alone, so another one can only be held to its ETag. */
    private static ScanSource source(String field, org.lfsr.events.ObjectLocation location)
            throws InvalidFieldException {
        if (location.getVersion() != null && location.getEtag() == null) {
            throw new InvalidFieldException(
                    Reason.UNSUPPORTED,
                    "%s.version must come with %s.etag, since the newest version is read; found no ETag"
                            .formatted(field, field));
        }
        try {
            return new ScanSource(new ObjectLocation(location.getBucket(), location.getKey()), location.getEtag());
        } catch (IllegalArgumentException e) {
            throw invalid("%s: %s".formatted(field, e.getMessage()));
        }
    }

    private static InvalidFieldException invalid(String sentence) {
        return new InvalidFieldException(Reason.REQUEST_INVALID, sentence);
    }

    /** Leaves the reading of an event at its first invalid field. */
    private static final class InvalidFieldException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Rejection rejection;

        InvalidFieldException(Reason reason, String sentence) {
            super(sentence);
            this.rejection = new Rejection(reason, sentence);
        }
    }
}
