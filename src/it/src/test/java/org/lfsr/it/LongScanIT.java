package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.ServiceProcess;
import org.lfsr.testkit.TinyScan;

/**
 * A scan that takes several times as long as a consumer may be silent and a record be old: twenty minutes of everyday
 * limits, made short.
 */
class LongScanIT {

    private static final Map<String, String> SHORT_LIMITS = Map.of(
            "mp.messaging.connector.smallrye-kafka.max.poll.interval.ms", "6000",
            "mp.messaging.connector.smallrye-kafka.throttled.unprocessed-record-max-age.ms", "6000",
            "lfsr.store.read-timeout", "5m",
            "lfsr.store.call-timeout", "10m");
    private static final int SECONDS = 24;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void staysLiveThroughAScanThatTakesLong() throws IOException, UnreadableEventException, InterruptedException {
        try (Lab lab = Lab.start(folder, SHORT_LIMITS);
                StallingProxy proxy =
                        StallingProxy.before(lab.stack().storeEndpoint().getPort())) {
            ServiceProcess service = lab.stack()
                    .startService(Map.of("lfsr.store.endpoint", proxy.url().toString()));
            service.awaitReady(Lab.LIMIT);
            NewScan slow = lab.put("slow", TinyScan.withLesion(1)).build();
            NewScan other = lab.put("other", TinyScan.withLesion(2)).build();
            proxy.stallOn("/slow/");
            lab.stack().publisher().publish(slow);

            for (int second = 0; second < SECONDS; second++) {
                lab.completions().watch(Duration.ofSeconds(1));
                assertThat(status(service.url().resolve("/q/health/live")))
                        .as("live after %d s", second)
                        .isEqualTo(200);
            }
            lab.stack().publisher().publish(other);
            lab.completions().await(other.getEventId());
            proxy.goOn();
            ScanCompleted completed = lab.completions().await(slow.getEventId());

            assertThat(completed.getOutcome()).isEqualTo(Outcome.ENHANCED);
            assertThat(completed.getReplayed()).isFalse();
            assertThat(lab.completions().of(slow.getEventId())).hasSize(1);
            assertThat(Files.readString(service.log()))
                    .contains("Scan slow: ENHANCED", "attempt 1")
                    .doesNotContain("revoked re-balance");
        }
    }

    private int status(URI url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
