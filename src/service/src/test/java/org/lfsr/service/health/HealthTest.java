package org.lfsr.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.service.Examples;
import org.lfsr.service.model.GoldenTrial;
import org.lfsr.service.model.GoldenWatch;
import org.lfsr.storage.files.FilesObjectStore;

class HealthTest {

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    @Test
    void isNotReadyBeforeTheStoreWasLookedAt() throws IOException {
        HealthCheckResponse response = storeHealth().call();

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(response.getData())
                .hasValueSatisfying(data -> assertThat(data).containsEntry("failure", "not looked at yet"));
    }

    @Test
    void isReadyForAWhileOnceTheBucketWasListed() throws IOException {
        Files.createDirectory(folder.resolve("results"));
        StoreHealth health = storeHealth();

        health.look();

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        clock.now = clock.now.plus(Duration.ofSeconds(46));
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void saysWhatIsWrongWithTheStore() throws IOException {
        StoreHealth health = storeHealth();

        health.look();

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.call().getData())
                .hasValueSatisfying(
                        data -> assertThat(data.get("failure")).asString().contains("results"));
    }

    @Test
    void isReadyWhileNobodyObjectsToTheModels() {
        GoldenWatch golden = new GoldenWatch(new GoldenTrial(Examples.models()), new SilentGate());

        golden.check();

        assertThat(new ModelsHealth(golden).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private StoreHealth storeHealth() throws IOException {
        return new StoreHealth(new FilesObjectStore(folder), Examples.delivery(), clock);
    }

    private static final class SilentGate implements GoldenWatch.Gate {

        @Override
        public void pause(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void resume(String reason) {
            throw new AssertionError(reason);
        }
    }

    private static final class SettableClock extends Clock {

        private Instant now = Examples.TIME;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
