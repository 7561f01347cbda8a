package org.lfsr.service.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.service.kafka.Broker;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.WriteOptions;
import org.lfsr.testkit.TinyScan;

/** The service among servers that it reaches over TLS alone, with the permissions that are deployed and no others. */
@QuarkusTest
@WithTestResource(GuardedSurroundings.class)
class GuardedServiceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    ObjectStore store;

    @Inject
    Broker broker;

    @Inject
    Config config;

    @TestHTTPResource(tls = true)
    URI url = URI.create("");

    @Test
    void doesAScanFromRequestToResult() throws Exception {
        put("in/guarded.nii.gz");

        HttpResponse<String> submitted = send("submitter", "POST", "/scans", """
                {"scanId": "guarded", "location": {"bucket": "scans", "key": "in/guarded.nii.gz"}}
                """);

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                send("reader", "GET", "/scans/guarded", "").body())
                        .contains("\"DONE\""));
    }

    @Test
    void putsAsideAndReplaysWithThePermissionsThatAreDeployed() throws Exception {
        try (KafkaProducer<byte[], byte[]> sender =
                producer(Map.of("bootstrap.servers", config.getValue("test.unguarded", String.class)))) {
            sender.send(new ProducerRecord<>("lfsr.scans.new", "poison".getBytes(UTF_8)))
                    .get();
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> replayed =
                    send("operator", "POST", "/dead-letters/replay", "{\"reason\": \"UNREADABLE\", \"limit\": 1}");
            assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
            assertThat(replayed.body()).contains("\"replayed\":1");
        });
    }

    @Test
    void mayWriteToNoOtherTopic() {
        try (KafkaProducer<byte[], byte[]> own = producer(broker.settings())) {
            assertThatThrownBy(() -> own.send(new ProducerRecord<>("of.others", new byte[0]))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void letsTheArchiveAskForScansOfItsTopicAlone() throws Exception {
        try (KafkaProducer<byte[], byte[]> archive = producer(logIn("archive"))) {
            archive.send(new ProducerRecord<>("lfsr.scans.reprocess", "no event".getBytes(UTF_8)))
                    .get();

            assertThatThrownBy(() -> archive.send(new ProducerRecord<>("lfsr.scans.new", new byte[0]))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void letsTheScalerSeeHowFarBehindAGroupIsAndNoRecord() throws Exception {
        TopicPartition partition = new TopicPartition("lfsr.scans.new", 0);
        try (Admin scaler = Admin.create(logIn("scaler"));
                KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                        logIn("scaler"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertThat(scaler.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset())
                    .isNotNegative();
            assertThat(scaler.listConsumerGroupOffsets("lfsr-scans")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isNotNull();
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            assertThatThrownBy(() -> reader.poll(PATIENCE)).isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "nobody,    GET,  /scans/unknown,       401",
        "forger,    GET,  /scans/unknown,       401",
        "expired,   GET,  /scans/unknown,       401",
        "stray,     GET,  /scans/unknown,       401",
        "stranger,  GET,  /scans/unknown,       403",
        "reader,    GET,  /scans/unknown,       404",
        "reader,    GET,  /intake,              200",
        "reader,    GET,  /archive,             200",
        "reader,    POST, /archive/sweep,       403",
        "reader,    POST, /scans,               403",
        "submitter, GET,  /scans/unknown,       404",
        "submitter, POST, /scans,               400",
        "submitter, POST, /intake/resume,       403",
        "submitter, POST, /dead-letters/replay, 403",
        "submitter, POST, /archive/stop,        403",
        "operator,  POST, /intake/resume,       200",
        "operator,  POST, /archive/stop,        200",
        "operator,  POST, /scans,               400",
        "nobody,    POST, /intake/pause,        401",
        "nobody,    GET,  /elsewhere,           401",
        "nobody,    GET,  /q/health/live,       200",
        "nobody,    GET,  /q/metrics,           200"
    })
    void letsEachRoleDoItsPart(String who, String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(who, method, path, "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private HttpResponse<String> send(String who, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!who.equals("nobody")) {
            request.header("Authorization", "Bearer " + config.getValue("test.token." + who, String.class));
        }
        return client().send(request.build(), BodyHandlers.ofString());
    }

    private HttpClient client() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of(config.getValue("test.authority", String.class)))) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private Map<String, Object> logIn(String user) {
        String prefix = "test.%s.".formatted(user);
        Map<String, Object> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(prefix)) {
                settings.put(name.substring(prefix.length()), config.getValue(name, String.class));
            }
        }
        return settings;
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void put(String key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofInt16().write(TinyScan.withLesion(1), bytes);
        store.write(
                new ObjectLocation(GuardedSurroundings.SCANS, key),
                new ByteArrayInputStream(bytes.toByteArray()),
                WriteOptions.ofType(WriteOptions.BYTES));
    }
}
