package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.ObjectLocation;
import org.lfsr.events.ScanFormat;

/**
 * Understands the notifications that MinIO, or another S3 store, publishes of a bucket, in S3's JSON: asks for each
 * scan that was stored.
 *
 * <p>The scan's id is the object's user metadata {@value #SCAN_ID}, if it is an id; else a pseudonym made of a digest
 * of bucket, key and ETag, since keys may hold names. The request's id follows from bucket, key, version or ETag and
 * sequencer: a notification that is sent twice is the same request. Failures say nothing of what a notification holds.
 *
 * <p>An object that is an instance of a DICOM series asks for the series below its prefix, and the request names it: of
 * all the requests for a series only that by the newest object is done. Where the rule has a marker, only the marker's
 * arrival asks for a series. Series are called by the metadata of the object that asks for them, else by a pseudonym of
 * bucket and prefix; metadata {@value #INSTANCE_COUNT} says how many instances there will be.
 *
 * <p>Deletions and other events, and objects that are no scans by the rule, ask for nothing.
 */
public final class BucketNotifications implements RequestReader {

    private static final String SCAN_ID = "x-amz-meta-" + ScanNames.METADATA;
    private static final String INSTANCE_COUNT = "x-amz-meta-" + ScanNames.INSTANCE_COUNT;
    private static final String S3 = "s3:";
    private static final Set<String> CREATIONS = Set.of(
            "ObjectCreated:Put", "ObjectCreated:Post", "ObjectCreated:Copy", "ObjectCreated:CompleteMultipartUpload");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BucketRule rule;

    /** Asks for the scans that a rule includes. */
    public BucketNotifications(BucketRule rule) {
        this.rule = rule;
    }

    @Override
    public List<NewScan> read(byte @Nullable [] value) throws UnreadableRequestException {
        if (value == null) {
            throw new UnreadableRequestException("No notification: the record has no value");
        }
        JsonNode events = parsed(value).path("Records");
        if (!events.isArray() || events.isEmpty()) {
            throw new UnreadableRequestException("No notification: there is no array Records with something in it");
        }
        List<NewScan> requests = new ArrayList<>();
        for (JsonNode event : events) {
            request(event).ifPresent(requests::add);
        }
        return requests;
    }

    private static JsonNode parsed(byte[] value) throws UnreadableRequestException {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) { // whose message quotes what it read
            throw new UnreadableRequestException("No notification: not JSON from line %d, column %d on"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new AssertionError("Reading from memory failed", e);
        }
    }

    private Optional<NewScan> request(JsonNode event) throws UnreadableRequestException {
        String name = text(event, "eventName");
        if (!CREATIONS.contains(name.startsWith(S3) ? name.substring(S3.length()) : name)) {
            return Optional.empty();
        }
        JsonNode object = event.path("s3").path("object");
        String bucket = text(event.path("s3").path("bucket"), "name");
        String key = decoded(text(object, "key"));
        Optional<String> series = rule.announcedSeries(key);
        if (!rule.includes(key) && series.isEmpty()) {
            return Optional.empty();
        }
        ObjectLocation stored = location(object, bucket, key);
        NewScan.Builder request =
                NewScan.newBuilder().setEventId(eventId(object, stored)).setRequestedAt(time(text(event, "eventTime")));
        JsonNode metadata = object.path("userMetadata");
        return Optional.of(
                series.isPresent()
                        ? ofSeries(request, stored, series.get(), metadata)
                        : ofVolume(request, stored, metadata));
    }

    private static NewScan ofVolume(NewScan.Builder request, ObjectLocation stored, JsonNode metadata) {
        String etag = stored.getEtag() == null ? "" : stored.getEtag();
        return request.setScanId(scanId(metadata)
                        .orElseGet(() -> ScanNames.pseudonym(stored.getBucket(), stored.getKey(), etag)))
                .setLocation(stored)
                .setFormat(ScanFormat.NIFTI)
                .build();
    }

    private NewScan ofSeries(NewScan.Builder request, ObjectLocation stored, String prefix, JsonNode metadata) {
        String bucket = stored.getBucket();
        return request.setScanId(scanId(metadata).orElseGet(() -> ScanNames.seriesPseudonym(bucket, prefix)))
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(bucket)
                        .setKey(prefix)
                        .build())
                .setFormat(ScanFormat.DICOM_SERIES)
                .setInstanceCount(instanceCount(metadata))
                .setAnnouncedBy(rule.series().marker().isPresent() ? null : stored)
                .build();
    }

    private static ObjectLocation location(JsonNode object, String bucket, String key) {
        String etag = optional(object, "eTag").replace("\"", "");
        String version = optional(object, "versionId");
        return ObjectLocation.newBuilder()
                .setBucket(bucket)
                .setKey(key)
                .setVersion(version.isEmpty() ? null : version)
                .setEtag(etag.isEmpty() ? null : etag)
                .setSizeBytes(
                        object.path("size").isIntegralNumber()
                                ? object.get("size").longValue()
                                : null)
                .build();
    }

    private static String eventId(JsonNode object, ObjectLocation stored) {
        String version = stored.getVersion();
        String content = version == null ? Objects.requireNonNullElse(stored.getEtag(), "") : version;
        return "s3-" + ScanNames.digest(stored.getBucket(), stored.getKey(), content, optional(object, "sequencer"));
    }

    private static Optional<String> scanId(JsonNode metadata) {
        return values(metadata, SCAN_ID)
                .flatMap(text -> ScanNames.given(text).stream())
                .findFirst();
    }

    private static @Nullable Integer instanceCount(JsonNode metadata) {
        return values(metadata, INSTANCE_COUNT)
                .filter(text -> COUNT.matcher(text).matches())
                .map(Integer::valueOf)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> values(JsonNode metadata, String name) {
        return metadata.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().asText());
    }

    private static String decoded(String key) throws UnreadableRequestException {
        try {
            return URLDecoder.decode(key, UTF_8);
        } catch (IllegalArgumentException e) { // whose message may quote the key
            throw new UnreadableRequestException("No notification: the object's key is not URL-encoded");
        }
    }

    private static Instant time(String text) throws UnreadableRequestException {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new UnreadableRequestException("No notification: eventTime is not in ISO 8601");
        }
    }

    private static String text(JsonNode parent, String name) throws UnreadableRequestException {
        JsonNode node = parent.path(name);
        if (!node.isTextual() || node.textValue().isEmpty()) {
            throw new UnreadableRequestException("No notification: %s must be text, not %s"
                    .formatted(name, node.getNodeType().name()));
        }
        return node.textValue();
    }

    private static String optional(JsonNode parent, String name) {
        return parent.path(name).asText("");
    }
}
