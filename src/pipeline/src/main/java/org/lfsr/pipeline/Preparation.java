package org.lfsr.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.series.SeriesCollector;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.pipeline.Rejection.Reason;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.SliceGrid;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.Warning;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;

/**
 * The first stage: looks whether a scan is done already, fetches it while it is decoded, and compares it with what the
 * models were made for. Waits for the store most of the time. Holds no state: any number of threads may use one.
 */
public final class Preparation {

    /** The code of warnings about scans that the models were not made for. */
    public static final String OUTSIDE_COMPETENCE = "OUTSIDE_COMPETENCE";

    private static final int LEAST_SIDE = 32;

    private final ObjectStore store;
    private final ModelSet models;
    private final DoneScans done;
    private final PreparationSettings settings;
    private final TimeSource time;
    private final ScanReader reader;

    /**
     * Creates the stage.
     *
     * @param models whose cards are read; their networks are not called
     * @param done what was done before
     */
    public Preparation(
            ObjectStore store, ModelSet models, DoneScans done, PreparationSettings settings, TimeSource time) {
        this.store = store;
        this.models = models;
        this.done = done;
        this.settings = settings;
        this.time = time;
        this.reader = new ScanReader(settings.limits());
    }

    /**
     * Prepares a scan.
     *
     * @throws DeadlineException if the deadline passes while the scan is read
     * @throws IncompleteSeriesException if more of the scan may come
     * @throws IOException if the store fails, or the object is replaced meanwhile; another try may help
     */
    public Result prepare(ScanRequest request, Deadline deadline) throws IOException {
        Instant startedAt = time.now();
        long started = time.nanos();
        deadline.check();
        @Nullable ObjectStat found = null;
        try {
            Optional<SeriesListing> listing = listing(request.scan());
            Optional<ObjectSummary> newer = listing.flatMap(series -> newer(series, request.scan()));
            if (newer.isPresent()) {
                return new Superseded(newer.get().location());
            }
            found = listing.isPresent()
                    ? listing.get().stat()
                    : store.stat(request.scan().location());
            Optional<Rejection> objection = objection(request, found);
            if (objection.isPresent()) {
                return new Refused(objection.get(), found, null);
            }
            GeneratorModel generator = generator(request).orElseThrow();
            Optional<Manifest> known = done.find(request, found.etag(), generator);
            if (known.isPresent()) {
                return new Known(known.get());
            }
            Reading reading = new Reading(request, found, generator, deadline, startedAt, started);
            return listing.isPresent() ? reading.ofSeries(listing.get()) : reading.ofObject();
        } catch (ObjectStoreException e) {
            if (e.kind() != ObjectStoreException.Kind.NOT_FOUND) {
                throw e;
            }
            return new Refused(new Rejection(Reason.OBJECT_MISSING, String.valueOf(e.getMessage())), found, null);
        }
    }

    private Optional<SeriesListing> listing(ScanSource source) throws IOException {
        if (source.series() == null) {
            return Optional.empty();
        }
        Optional<String> marker = Optional.ofNullable(settings.dicom().marker());
        return Optional.of(SeriesListing.of(store, source.location(), marker, ScanReader.MOST_OBJECTS));
    }

    private static Optional<ObjectSummary> newer(SeriesListing listing, ScanSource source) {
        return Optional.ofNullable(source.series())
                .map(ScanSource.Series::announcedBy)
                .flatMap(listing::after);
    }

    private Optional<GeneratorModel> generator(ScanRequest request) {
        Integer scale = request.scale();
        return scale == null ? Optional.of(models.generators().get(0)) : models.generator(scale);
    }

    /** What can be said against a scan before it is read. */
    private Optional<Rejection> objection(ScanRequest request, ObjectStat found) {
        String wanted = request.scan().etag();
        if (wanted != null && !wanted.equals(found.etag())) {
            return rejection(
                    Reason.OBJECT_CHANGED,
                    "%s has the ETag %s, not %s".formatted(found.location(), found.etag(), wanted));
        }
        long maxBytes = settings.limits().maxBytes();
        if (found.sizeBytes() > maxBytes) {
            return rejection(
                    Reason.TOO_LARGE,
                    "%s has %d bytes, more than the limit of %d"
                            .formatted(found.location(), found.sizeBytes(), maxBytes));
        }
        if (generator(request).isEmpty()) {
            List<Integer> scales = models.generators().stream()
                    .map(model -> model.card().scale())
                    .toList();
            return rejection(
                    Reason.NO_MODEL,
                    "There is no generator of scale %d, only of %s".formatted(request.scale(), scales));
        }
        return Optional.empty();
    }

    private static Optional<Rejection> rejection(Reason reason, String sentence) {
        return Optional.of(new Rejection(reason, sentence));
    }

    /** What became of a scan in this stage. */
    public sealed interface Result {}

    /**
     * A scan to be enhanced. Whoever holds one holds the whole volume.
     *
     * @param request what was asked
     * @param input what was read
     * @param grid how it is cut into slices
     * @param volume the scan
     * @param generator what is to enhance it
     * @param warnings what a person should know
     * @param timings how long fetching and decoding took
     * @param startedAt when the work began
     * @param series what the scan says beside its voxels; null if it was no DICOM
     */
    public record Prepared(
            ScanRequest request,
            InputObject input,
            SliceGrid grid,
            Volume volume,
            GeneratorModel generator,
            List<Warning> warnings,
            List<StageTiming> timings,
            Instant startedAt,
            @Nullable SeriesHeader series)
            implements Result {

        /** Copies the lists. */
        public Prepared {
            warnings = List.copyOf(warnings);
            timings = List.copyOf(timings);
        }
    }

    /**
     * A scan that can never be enhanced as it is.
     *
     * @param rejection why
     * @param found what is known of its object; null if there is none
     * @param sha256 the digest of its bytes as stored; null if they were not read
     */
    public record Refused(
            Rejection rejection,
            @Nullable ObjectStat found,
            @Nullable String sha256) implements Result, ScanPipeline.Result {}

    /**
     * A scan that was done before.
     *
     * @param manifest what was stored then
     */
    public record Known(Manifest manifest) implements Result, ScanPipeline.Result {}

    /**
     * A request that tells of an object's arrival in a series to which more has been added since.
     *
     * @param newer what that is
     */
    public record Superseded(ObjectLocation newer) implements Result, ScanPipeline.Result {}

    /** The reading of one scan. */
    private final class Reading {

        private final ScanRequest request;
        private final ObjectStat found;
        private final GeneratorModel generator;
        private final Deadline deadline;
        private final Instant startedAt;
        private final long started;

        Reading(
                ScanRequest request,
                ObjectStat found,
                GeneratorModel generator,
                Deadline deadline,
                Instant startedAt,
                long started) {
            this.request = request;
            this.found = found;
            this.generator = generator;
            this.deadline = deadline;
            this.startedAt = startedAt;
            this.started = started;
        }

        Result ofObject() throws IOException {
            try (ObjectContent content = store.read(found.location())) {
                requireUnchanged(content.stat());
                long opened = time.nanos();
                TimedInput bytes = new TimedInput(content, time, deadline);
                try {
                    ScanReader.Read read = reader.read(bytes);
                    bytes.drain();
                    return judged(read, content.digest().sha256(), timings(opened - started + bytes.nanos()));
                } catch (UnreadableVolumeException e) {
                    bytes.drain();
                    return new Refused(Rejections.of(e), found, content.digest().sha256());
                } catch (UnreadableDicomException e) {
                    bytes.drain();
                    return new Refused(Rejections.of(e), found, content.digest().sha256());
                }
            }
        }

        Result ofSeries(SeriesListing listing) throws IOException {
            Completeness completeness = new Completeness(
                    settings.dicom(), Objects.requireNonNull(request.scan().series()), listing, startedAt);
            Optional<Rejection> missing = completeness.ofObjects();
            if (missing.isPresent()) {
                return new Refused(missing.get(), found, null);
            }
            long listed = time.nanos();
            SeriesInput input = new SeriesInput(store, time, deadline);
            SeriesCollector collector = reader.begin();
            try {
                String sha256 = input.read(listing, collector);
                Optional<Rejection> fewer = completeness.ofImages(collector.images());
                if (fewer.isPresent()) {
                    return new Refused(fewer.get(), found, sha256);
                }
                return judged(ScanReader.finished(collector), sha256, timings(listed - started + input.nanos()));
            } catch (UnreadableDicomException e) {
                Rejection rejection = Rejections.of(e);
                return rejection.reason() == Reason.INCOMPLETE_SERIES
                        ? new Refused(completeness.missing(rejection.sentence()), found, null)
                        : new Refused(rejection, found, null);
            }
        }

        private List<StageTiming> timings(long fetchNanos) {
            return StageTimings.of("fetch", fetchNanos, "decode", time.nanos() - started - fetchNanos);
        }

        /** What was looked up by one content's ETag says nothing of another content. */
        private void requireUnchanged(ObjectStat read) throws IOException {
            if (!read.etag().equals(found.etag())) {
                throw new IOException("%s was replaced while it was looked at: its ETag is %s, was %s"
                        .formatted(found.location(), read.etag(), found.etag()));
            }
        }

        private Result judged(ScanReader.Read read, String sha256, List<StageTiming> timings) {
            Volume volume = read.volume();
            Slicing slicing = new Slicing(volume.grid(), settings.sliceAxis());
            if (Math.min(slicing.width(), slicing.height()) < LEAST_SIDE) {
                return new Refused(tooSmall(slicing), found, sha256);
            }
            List<String> objections = Stream.of(models.detector().card(), generator.card())
                    .flatMap(card -> Competence.objections(request, volume, slicing, card).stream())
                    .toList();
            if (!objections.isEmpty() && settings.outsideCompetence() == OutsideCompetence.REJECT) {
                return new Refused(
                        new Rejection(Reason.OUTSIDE_COMPETENCE, String.join(". ", objections)), found, sha256);
            }
            return new Prepared(
                    request,
                    input(sha256),
                    slicing.described(volume.affine()),
                    volume,
                    generator,
                    warnings(objections),
                    timings,
                    startedAt,
                    read.series());
        }

        private Rejection tooSmall(Slicing slicing) {
            return new Rejection(
                    Reason.TOO_SMALL,
                    "Slices across %s are %d x %d pixels, less than %d x %d"
                            .formatted(slicing.axis(), slicing.width(), slicing.height(), LEAST_SIDE, LEAST_SIDE));
        }

        private InputObject input(String sha256) {
            return new InputObject(
                    found.location().bucket(), request.scan().key(), found.etag(), found.sizeBytes(), sha256);
        }

        private static List<Warning> warnings(List<String> objections) {
            List<Warning> warnings = new ArrayList<>();
            objections.forEach(objection -> warnings.add(new Warning(OUTSIDE_COMPETENCE, objection)));
            return warnings;
        }
    }
}
