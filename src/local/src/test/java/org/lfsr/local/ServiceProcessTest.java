package org.lfsr.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void waitsUntilItIsReady() throws IOException {
        try (ServiceProcess service = start("ready")) {
            service.awaitReady(LIMIT);

            assertThat(service.isAlive()).isTrue();
            assertThat(service.log()).content().contains("Manner: ready");
        }
    }

    @Test
    void tellsWhatItLoggedLastWhenItEnds() throws IOException {
        try (ServiceProcess service = start("breaks")) {
            assertThatThrownBy(() -> service.awaitReady(LIMIT))
                    .isInstanceOf(ServiceDiedException.class)
                    .hasMessageMatching("(?s)The service at .* ended with exit code 1\\. The end of .*")
                    .hasMessageContaining(service.log().toString())
                    .hasMessageContaining("No models here");
        }
    }

    @Test
    void givesUpWhenItIsNotReadyInTime() throws IOException {
        try (ServiceProcess service = start("unready")) {
            assertThatThrownBy(() -> service.awaitReady(Duration.ofMillis(1)))
                    .isInstanceOf(ServiceDiedException.class)
                    .hasMessageContaining("was not ready after 0 s");
        }
    }

    @Test
    void killsAtOnceWhatWouldNotEnd() throws IOException {
        try (ServiceProcess service = start("stubborn")) {
            service.awaitReady(LIMIT);
            assertThat(service.stop(Duration.ofMillis(100))).isFalse();

            service.kill();

            assertThat(service.isAlive()).isFalse();
            assertThatThrownBy(service::requireAlive).hasMessageContaining("ended with exit code 137");
        }
    }

    @Test
    void endsWhenItIsClosed() throws IOException {
        ServiceProcess service = start("ready");
        service.awaitReady(LIMIT);

        service.close();
        service.close();

        assertThat(service.isAlive()).isFalse();
    }

    private ServiceProcess start(String manner) throws IOException {
        int port = freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeService.class.getName(),
                manner,
                Integer.toString(port));
        return ServiceProcess.start(command, folder, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
