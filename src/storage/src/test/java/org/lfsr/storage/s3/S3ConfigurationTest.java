package org.lfsr.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ConfigurationTest {

    private static final S3Credentials KEYS = new S3Credentials("key", "secret");

    @ParameterizedTest
    @ValueSource(strings = {"s3://host", "host:9000", "http://host/path", "http://host?query", "http://user@host"})
    void refusesEndpointsThatAreNoServer(String endpoint) {
        assertThatThrownBy(() -> S3Configuration.of(URI.create(endpoint), KEYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Endpoint must be http(s)://host[:port], not %s", endpoint);
    }

    @Test
    void refusesPartsThatS3Refuses() {
        S3Configuration configuration = S3Configuration.of(URI.create("http://host"), KEYS);

        assertThatThrownBy(() -> configuration.withPartSizeBytes(5_000_000))
                .hasMessage("Part size must be 5242880 to 1073741824 bytes, not 5000000");
    }

    @Test
    void doublesTheBoundOfTheWaitUpToALimit() {
        S3Retries retries = new S3Retries(100, Duration.ofMillis(200), Duration.ofSeconds(1));

        assertThat(retries.bound(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(retries.bound(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(retries.bound(4)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retries.bound(100)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesTimesThatAreNone() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new S3Timeouts(second, second, Duration.ZERO, second))
                .hasMessage("A time-out must be 1 ms or more, not PT0S");
        assertThatThrownBy(() -> new S3Retries(-1, second, second)).hasMessageStartingWith("Retries must not be");
    }

    @Test
    void printsNoSecret() {
        assertThat(KEYS).hasToString("S3Credentials[accessKey=key]");
    }
}
