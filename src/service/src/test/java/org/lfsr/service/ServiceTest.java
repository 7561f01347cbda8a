package org.lfsr.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lfsr.events.EventCodec;
import org.lfsr.events.LesionStack;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.RejectionCode;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.ScanFormat;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.WriteOptions;
import org.lfsr.testkit.TinyScan;

@QuarkusTest
@WithTestResource(Surroundings.class)
class ServiceTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers = "";

    @TestHTTPResource
    URI url = URI.create("");

    @Test
    void enhancesAScanThatIsAnnounced() throws Exception {
        put("in/one.nii.gz", TinyScan.withLesion(1));

        announce(request("one", "in/one.nii.gz"));

        ConsumerRecord<byte[], byte[]> record = completion("one");
        ScanCompleted completed = event(record);
        assertThat(completed.getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(completed.getStacks()).hasSize(1);
        assertThat(completed.getScaleFactor()).isEqualTo(2);
        assertThat(completed.getReplayed()).isFalse();
        LesionStack stack = completed.getStacks().get(0);
        assertThat(List.of(stack.getVolumeKey(), Objects.requireNonNull(completed.getManifestKey())))
                .allSatisfy(key -> assertThat(store.stat(new ObjectLocation(Surroundings.RESULTS, key))
                                .sizeBytes())
                        .isPositive());
        assertThat(new String(record.headers().lastHeader("traceparent").value(), UTF_8))
                .startsWith(TRACE.substring(0, 35));
    }

    @Test
    void answersARequestForADoneScanFromItsManifest() throws Exception {
        put("in/twice.nii.gz", TinyScan.healthy(2));
        announce(request("twice", "in/twice.nii.gz"));
        ScanCompleted first = event(completion("twice"));

        announce(NewScan.newBuilder(request("twice", "in/twice.nii.gz"))
                .setEventId("again")
                .build());

        ScanCompleted second = event(completion("twice", "again"));
        assertThat(first.getOutcome()).isEqualTo(Outcome.NO_LESION);
        assertThat(second.getOutcome()).isEqualTo(Outcome.NO_LESION);
        assertThat(second.getReplayed()).isTrue();
        assertThat(second.getEventId()).isNotEqualTo(first.getEventId());
    }

    @Test
    void completesAScanThatIsMissingAsRejected() throws Exception {
        announce(request("missing", "in/missing.nii.gz"));

        ScanCompleted completed = event(completion("missing"));
        assertThat(completed.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(Objects.requireNonNull(completed.getRejection()).getCode()).isEqualTo(RejectionCode.OBJECT_MISSING);
    }

    @Test
    void putsPoisonAsideAndReplaysItOnRequest() throws Exception {
        topics().write(new ProducerRecord<>("lfsr.scans.new", bytes("poison"), bytes("poison")));
        ConsumerRecord<byte[], byte[]> dead = poison(0);

        HttpResponse<String> replayed = post("/dead-letters/replay", "{\"reason\": \"UNREADABLE\"}");

        assertThat(dead.value()).isEqualTo(bytes("poison"));
        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
        assertThat(json.readTree(replayed.body()).get("replayed").intValue()).isPositive();
        assertThat(poison(dead.offset() + 1).value()).isEqualTo(bytes("poison"));
    }

    @Test
    void takesScansOverHttpAndSaysHowTheyStand() throws Exception {
        put("in/http.nii.gz", TinyScan.withLesion(3));

        HttpResponse<String> submitted = post("/scans", """
                {"scanId": "http", "scale": 4, "priority": "STAT",
                 "location": {"bucket": "scans", "key": "in/http.nii.gz"}}
                """);

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        assertThat(submitted.headers().firstValue("Location"))
                .hasValueSatisfying(found -> assertThat(found).endsWith("/scans/http"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode scan = json.readTree(get("/scans/http").body());
            assertThat(scan.path("state").asText()).isEqualTo("DONE");
            assertThat(scan.path("results").path(0).path("generator").asText()).isEqualTo("test-bicubic-x4@1.0.0");
        });
    }

    @Test
    void refusesWhatBreaksARuleWithTheValueFound() throws Exception {
        HttpResponse<String> scale = post(
                "/scans", "{\"scanId\": \"a\", \"scale\": 3, \"location\": {\"bucket\": \"scans\", \"key\": \"k\"}}");
        HttpResponse<String> unknown = post("/scans", "{\"scanID\": \"a\"}");
        HttpResponse<String> nobody = get("/scans/nobody");

        assertThat(scale.statusCode()).isEqualTo(400);
        assertThat(scale.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.readTree(scale.body()).get("detail").asText()).isEqualTo("scale must be 2 or 4, found 3");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("scanID");
        assertThat(nobody.statusCode()).isEqualTo(404);
    }

    @Test
    void beginsNoScanWhileItIsPaused() throws Exception {
        put("in/paused.nii.gz", TinyScan.healthy(4));
        HttpResponse<String> paused = post("/intake/pause", "");
        announce(request("paused", "in/paused.nii.gz"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/scans/paused").body()).contains("QUEUED"));

        HttpResponse<String> resumed = post("/intake/resume", "");

        assertThat(json.readTree(paused.body()).get("paused").toString()).isEqualTo("[\"OPERATOR\"]");
        assertThat(json.readTree(resumed.body()).get("paused").toString()).isEqualTo("[]");
        assertThat(event(completion("paused")).getOutcome()).isEqualTo(Outcome.NO_LESION);
    }

    @Test
    void sweepsTheArchiveWhenAsked() throws Exception {
        put("old/archived.nii.gz", TinyScan.withLesion(5));

        HttpResponse<String> begun = post("/archive/sweep", "");

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/archive").body())
                        .contains("\"state\":\"FINISHED\"", "\"published\":1", "\"skipped\":0"));
        ScanCompleted completed = event(topics().first(
                        "lfsr.scans.completed",
                        record -> event(record).getRequestId().startsWith("sweep-")));
        assertThat(completed.getOutcome()).isEqualTo(Outcome.ENHANCED);
        assertThat(get("/q/metrics").body()).contains("lfsr_archive_published_total 1.0");
    }

    @Test
    void isLiveAndReadyAndSaysWhatItDid() throws Exception {
        announce(request("metrics", "in/nothing.nii.gz"));
        completion("metrics");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/q/health").statusCode()).isEqualTo(200));
        String metrics = get("/q/metrics").body();

        assertThat(get("/q/health").body()).contains("models", "store", "Kafka connection");
        assertThat(metrics)
                .contains("lfsr_scans_total{outcome=\"rejected\"", "lfsr_queue_depth{priority=\"stat\"", "lfsr_golden");
        assertThat(get("/q/openapi").body()).contains("/scans/{scanId}", "/dead-letters/replay", "/intake/pause");
    }

    private void put(String key, Volume volume) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofInt16().write(volume, bytes);
        store.write(
                new ObjectLocation(Surroundings.SCANS, key),
                new ByteArrayInputStream(bytes.toByteArray()),
                WriteOptions.ofType(WriteOptions.BYTES));
    }

    private static NewScan request(String scanId, String key) {
        return NewScan.newBuilder()
                .setEventId("request-" + scanId)
                .setScanId(scanId)
                .setLocation(org.lfsr.events.ObjectLocation.newBuilder()
                        .setBucket(Surroundings.SCANS)
                        .setKey(key)
                        .build())
                .setFormat(ScanFormat.NIFTI)
                .setRequestedAt(Instant.parse("2026-01-02T03:04:05Z"))
                .build();
    }

    private void announce(NewScan event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                "lfsr.scans.new", bytes(event.getScanId()), EventCodec.newScan().encode(event));
        record.headers().add("traceparent", bytes(TRACE));
        topics().write(record);
    }

    private ConsumerRecord<byte[], byte[]> completion(String scanId) {
        return completion(scanId, "request-" + scanId);
    }

    private ConsumerRecord<byte[], byte[]> completion(String scanId, String requestId) {
        return topics().first(
                        "lfsr.scans.completed",
                        record -> new String(record.key(), UTF_8).equals(scanId)
                                && event(record).getRequestId().equals(requestId));
    }

    private ConsumerRecord<byte[], byte[]> poison(long fromOffset) {
        return topics().first(
                        "lfsr.scans.dead",
                        record -> record.offset() >= fromOffset && Arrays.equals(record.value(), bytes("poison")));
    }

    private static ScanCompleted event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventCodec.scanCompleted().decode(record.value());
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    private Topics topics() {
        return new Topics(servers);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
