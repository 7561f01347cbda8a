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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * <p>Deletions and other events, and objects that are no scans by the rule, ask for nothing.
 */
public final class BucketNotifications implements RequestReader {

    private static final String SCAN_ID = "x-amz-meta-" + ScanNames.METADATA;
    private static final String S3 = "s3:";
    private static final Set<String> CREATIONS = Set.of(
            "ObjectCreated:Put", "ObjectCreated:Post", "ObjectCreated:Copy", "ObjectCreated:CompleteMultipartUpload");
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
        if (!rule.includes(key)) {
            return Optional.empty();
        }
        return Optional.of(request(event, object, bucket, key));
    }

    private static NewScan request(JsonNode event, JsonNode object, String bucket, String key)
            throws UnreadableRequestException {
        String etag = optional(object, "eTag").replace("\"", "");
        String version = optional(object, "versionId");
        String content = version.isEmpty() ? etag : version;
        return NewScan.newBuilder()
                .setEventId("s3-" + ScanNames.digest(bucket, key, content, optional(object, "sequencer")))
                .setScanId(scanId(object.path("userMetadata")).orElseGet(() -> ScanNames.pseudonym(bucket, key, etag)))
                .setLocation(ObjectLocation.newBuilder()
                        .setBucket(bucket)
                        .setKey(key)
                        .setVersion(version.isEmpty() ? null : version)
                        .setEtag(etag.isEmpty() ? null : etag)
                        .setSizeBytes(
                                object.path("size").isIntegralNumber()
                                        ? object.get("size").longValue()
                                        : null)
                        .build())
                .setFormat(ScanFormat.NIFTI)
                .setRequestedAt(time(text(event, "eventTime")))
                .build();
    }

    private static Optional<String> scanId(JsonNode metadata) {
        for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
            Optional<String> given = ScanNames.given(entry.getValue().asText());
            if (entry.getKey().equalsIgnoreCase(SCAN_ID) && given.isPresent()) {
                return given;
            }
        }
        return Optional.empty();
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
