package org.lfsr.trainer.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.data.Share;

class LaunchTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "MASTER_ADDR", "trainer-master-0",
            "MASTER_PORT", "23456",
            "RANK", "1",
            "WORLD_SIZE", "4"));

    @Test
    void isAbsentWhereNothingIsSet() throws Exception {
        assertThat(Launch.of(Map.of("PATH", "/bin", "LOCAL_RANK", "0"))).isEmpty();
    }

    @Test
    void takesTheUsualVariables() throws Exception {
        Launch launch = Launch.of(environment).orElseThrow();

        assertThat(launch)
                .isEqualTo(new Launch(
                        "trainer-master-0",
                        23456,
                        new Share(1, 4),
                        0,
                        Optional.empty(),
                        Duration.ofMinutes(30),
                        DeviceBackend.NCCL));
        assertThat(launch).hasToString("process 1 of 4");
    }

    @Test
    void takesTheOptionalVariables() throws Exception {
        environment.putAll(Map.of(
                "LOCAL_RANK",
                "3",
                "GLOO_SOCKET_IFNAME",
                "eth1",
                "LFSR_PEER_TIMEOUT_SECONDS",
                "20",
                "LFSR_DEVICE_BACKEND",
                "gloo"));

        assertThat(Launch.of(environment))
                .contains(new Launch(
                        "trainer-master-0",
                        23456,
                        new Share(1, 4),
                        3,
                        Optional.of("eth1"),
                        Duration.ofSeconds(20),
                        DeviceBackend.GLOO));
    }

    @ParameterizedTest
    @CsvSource({"MASTER_ADDR", "MASTER_PORT", "RANK", "WORLD_SIZE"})
    void namesTheVariableThatIsNotSet(String name) {
        environment.remove(name);

        assertThatThrownBy(() -> Launch.of(environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(name + " is not set, but training in several processes needs all of "
                        + "[MASTER_ADDR, MASTER_PORT, RANK, WORLD_SIZE]");
    }

    @ParameterizedTest
    @CsvSource({
        "RANK, 4, 0 to 3",
        "RANK, -1, 0 to 3",
        "RANK, first, 0 to 3",
        "WORLD_SIZE, 0, 1 to 65536",
        "MASTER_PORT, 65536, 1 to 65535",
        "LOCAL_RANK, -1, 0 to 65536",
        "LFSR_PEER_TIMEOUT_SECONDS, 0, 1 to 604800"
    })
    void namesTheVariableThatIsOutsideItsRange(String name, String value, String range) {
        environment.put(name, value);

        assertThatThrownBy(() -> Launch.of(environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("%s must be a whole number from %s, found %s".formatted(name, range, value));
    }

    @Test
    void namesABackendThatItDoesNotKnow() {
        environment.put("LFSR_DEVICE_BACKEND", "mpi");

        assertThatThrownBy(() -> Launch.of(environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("LFSR_DEVICE_BACKEND must be nccl or gloo, found mpi");
    }
}
