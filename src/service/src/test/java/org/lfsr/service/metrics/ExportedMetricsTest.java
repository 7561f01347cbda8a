package org.lfsr.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.service.Surroundings;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.WriteOptions;
import org.lfsr.testkit.TinyScan;

/** Dashboards and alerts ask for nothing that the running service does not export. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ExportedMetricsTest {

    private static final Path MONITORING = Path.of(System.getProperty("lfsr.root"), "deploy/components/monitoring");
    private static final Pattern NO_METRIC =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|ignoring|on|without|group_left) *\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?! *\\()\\b");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "group_left", "ignoring");

    /** Of NVIDIA's exporter, where there are devices. */
    private static final String FOREIGN = "DCGM_";

    /** Without the upgrade to HTTP/2, at which the client now and then loses its place in a long answer. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    ObjectStore store;

    @Inject
    ScanMetrics metrics;

    @TestHTTPResource
    URI url = URI.create("");

    @Test
    void exportsWhatDashboardAndAlertsAskFor() throws Exception {
        Set<String> wanted = new TreeSet<>(names(new ObjectMapper(), "dashboard.json"));
        wanted.addAll(names(new YAMLMapper(), "alerts.yaml"));
        wanted.removeIf(name -> name.startsWith(FOREIGN));
        metrics.retried(new IOException("one that the test made up"));
        doAScan();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(exported()).containsAll(wanted));
        assertThat(wanted)
                .contains("lfsr_scans_total", "lfsr_stage_seconds_bucket")
                .hasSizeGreaterThan(20);
    }

    private void doAScan() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofInt16().write(TinyScan.withLesion(7), bytes);
        store.write(
                new ObjectLocation("scans", "in/exported.nii"),
                new ByteArrayInputStream(bytes.toByteArray()),
                WriteOptions.ofType(WriteOptions.BYTES));
        String body = "{\"scanId\": \"exported\", \"location\": {\"bucket\": \"scans\", \"key\": \"in/exported.nii\"}}";
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/scans"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    private Set<String> exported() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/metrics")).build();
        return client.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    /** The names of metrics in all fields "expr" of a file. */
    private static Set<String> names(ObjectMapper mapper, String file) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode expression :
                mapper.readTree(MONITORING.resolve(file).toFile()).findValues("expr")) {
            Matcher name = NAME.matcher(NO_METRIC.matcher(expression.asText()).replaceAll(" "));
            while (name.find()) {
                names.add(name.group());
            }
        }
        names.removeAll(WORDS);
        return names;
    }
}
