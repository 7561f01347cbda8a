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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Not the service's, but of who scrapes it. */
    private static final String OF_THE_SCRAPE = "namespace";

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
        doAScan("ROUTINE");

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(exported()).containsAll(wanted));
        assertThat(wanted)
                .contains("lfsr_scans_total", "lfsr_stage_seconds_bucket")
                .hasSizeGreaterThan(20);
    }

    @Test
    void exportsTheLabelsThatTheyPickBy() throws Exception {
        Set<Label> wanted = new HashSet<>(labels(new ObjectMapper(), "dashboard.json"));
        wanted.addAll(labels(new YAMLMapper(), "alerts.yaml"));
        wanted.removeIf(label -> label.name().equals(OF_THE_SCRAPE));

        doAScan("ROUTINE");
        doAScan("STAT");

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            List<Label> exported = lines().stream().flatMap(Label::in).toList();
            assertThat(wanted).allSatisfy(label -> assertThat(exported).anyMatch(label::picks));
        });
        assertThat(wanted).hasSizeGreaterThan(10);
    }

    private void doAScan(String priority) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofInt16().write(TinyScan.withLesion(7), bytes);
        store.write(
                new ObjectLocation("scans", "in/exported.nii"),
                new ByteArrayInputStream(bytes.toByteArray()),
                WriteOptions.ofType(WriteOptions.BYTES));
        String body = """
                {"scanId": "exported-%s", "location": {"bucket": "scans", "key": "in/exported.nii"}, "priority": "%s"}
                """.formatted(priority, priority);
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/scans"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    private Set<String> exported() throws IOException, InterruptedException {
        return lines().stream().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    }

    private List<String> lines() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/metrics")).build();
        return client.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static Set<Label> labels(ObjectMapper mapper, String file) throws IOException {
        return mapper.readTree(MONITORING.resolve(file).toFile()).findValues("expr").stream()
                .flatMap(expression -> Label.in(expression.asText()))
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

    /** What a series is picked by, or has. */
    private record Label(String metric, String name, String operator, String value) {

        private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:]\\w*)\\{([^}]*)}");
        private static final Pattern PART = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

        static Stream<Label> in(String text) {
            return SELECTOR.matcher(text)
                    .results()
                    .flatMap(series -> PART.matcher(series.group(2))
                            .results()
                            .map(part -> new Label(series.group(1), part.group(1), part.group(2), part.group(3))));
        }

        /** Whether a series with a label is picked; one that must not have a value must have the label all the same. */
        boolean picks(Label exported) {
            return metric.equals(exported.metric) && name.equals(exported.name) && allows(exported.value);
        }

        private boolean allows(String found) {
            return switch (operator) {
                case "=" -> found.equals(value);
                case "=~" -> found.matches(value.replace("\\\\", "\\"));
                default -> true;
            };
        }
    }
}
