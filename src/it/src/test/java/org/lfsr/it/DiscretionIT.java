package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.NewScan;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.imaging.Volume;
import org.lfsr.local.Buckets;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.Topics;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.WriteOptions;
import org.lfsr.testkit.DicomScans;
import org.lfsr.testkit.TinyScan;

/** Scans with a patient's name in them, whole and broken: it is in no log, metric, trace, event or answer. */
class DiscretionIT {

    private static final String NAME = DicomScans.PATIENT_NAME;
    private static final List<String> FORBIDDEN = List.of("Phantom", "Patient^", "19700102");

    /** Where a NIfTI header has room for words. */
    private static final int DESCRIPTION = 148;

    private static final Volume SCAN = TinyScan.withLesion(1);

    @TempDir
    Path folder;

    @Test
    void tellsNothingOfThePatient() throws IOException, UnreadableEventException, InterruptedException {
        try (Collector collector = Collector.start();
                Lab lab = Lab.start(folder, telling(collector))) {
            ServiceProcess service = lab.startService();
            List<NewScan> scans = List.of(
                    lab.putSeries("series", SCAN).build(),
                    torn(lab),
                    lab.put("file", named()).build(),
                    lab.put("file-torn", Arrays.copyOf(named(), named().length / 2))
                            .build());
            lab.stack().publisher().send(Topics.NEW, "poison", bytes("{\"name\": \"%s\"}".formatted(NAME)));
            for (NewScan scan : scans) {
                lab.stack().publisher().publish(scan);
            }
            lab.completions().await(scans.stream().map(NewScan::getEventId).toList());
            ConsumerRecord<String, byte[]> letter = DeadLetters.await(lab.stack(), "poison");

            requireDiscreet("events", lab.completions().seen().toString());
            requireDiscreet("a dead letter's headers", headers(letter));
            requireDiscreet("metrics", get(service.url().resolve("/q/metrics")));
            requireDiscreet("an answer", get(service.url().resolve("/scans/series")));
            assertThat(service.stop(Lab.LIMIT)).isTrue();
            requireDiscreet("traces", collector.heard());
            assertThat(collector.heard()).contains("lfsr.scan.id", "series-torn");
            requireDiscreet("logs", requireJson(Files.readAllLines(service.log())));
        }
    }

    private static Map<String, String> telling(Collector collector) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "quarkus.log.console.json.enabled", "true",
                "quarkus.log.category.\"org.lfsr\".level", "DEBUG",
                "quarkus.otel.sdk.disabled", "false"));
        keys.put("quarkus.otel.exporter.otlp.endpoint", collector.url());
        keys.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        keys.put("quarkus.otel.bsp.schedule.delay", "200ms");
        return keys;
    }

    /** A series of which a slice ends in its middle. */
    private static NewScan torn(Lab lab) throws IOException {
        NewScan scan = lab.putSeries("series-torn", SCAN).build();
        byte[] slice = DicomScans.files(SCAN).get(2);
        lab.stack()
                .store()
                .write(
                        new ObjectLocation(Buckets.SCANS, "series-torn/002.dcm"),
                        new ByteArrayInputStream(slice, 0, slice.length - TinyScan.GRID.width()),
                        WriteOptions.ofType(WriteOptions.BYTES));
        return scan;
    }

    private static byte[] named() throws IOException {
        byte[] file = BrokenScans.plain(SCAN);
        byte[] name = bytes(NAME);
        System.arraycopy(name, 0, file, DESCRIPTION, name.length);
        return file;
    }

    private static String headers(ConsumerRecord<String, byte[]> letter) {
        return Arrays.stream(letter.headers().toArray())
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static void requireDiscreet(String where, String text) {
        assertThat(text).as(where).isNotBlank().doesNotContain(FORBIDDEN);
    }

    /** Every line, once the service has begun, is an object, and a scan's has its figures as fields. */
    private static String requireJson(List<String> lines) {
        assertThat(lines)
                .filteredOn(line -> line.contains("\"scanId\":\"series\""))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{")
                        .endsWith("}")
                        .contains("\"outcome\":\"ENHANCED\"", "\"attempt\"", "\"modelId\""));
        return String.join("\n", lines);
    }

    private static String get(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes traces, and keeps them as they come. */
    private static final class Collector implements AutoCloseable {

        private final HttpServer server;
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();

        private Collector(HttpServer server) {
            this.server = server;
        }

        static Collector start() throws IOException {
            Collector collector =
                    new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            collector.server.createContext("/", exchange -> {
                try (InputStream body = exchange.getRequestBody()) {
                    collector.heard.add(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.server.start();
            return collector;
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        String heard() {
            return String.join("\n", heard);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
