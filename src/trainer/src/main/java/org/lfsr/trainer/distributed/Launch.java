package org.lfsr.trainer.distributed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.data.Share;

/**
 * How this process was started as one of several, by the variables that launchers of PyTorch jobs set.
 *
 * @param address where the first process is, {@code MASTER_ADDR}
 * @param port where it listens, {@code MASTER_PORT}
 * @param share which of the processes this is, {@code RANK} of {@code WORLD_SIZE}
 * @param localRank which of those on its machine, {@code LOCAL_RANK}; 0 where a launcher starts one a machine
 * @param networkInterface the network interface to talk over, {@code GLOO_SOCKET_IFNAME}; where none is given, that of
 *     the machine's name
 * @param patience how long to wait for the others, {@code LFSR_PEER_TIMEOUT_SECONDS}; must be longer than a validation,
 *     during which all wait for the first
 * @param deviceBackend by what gradients of NVIDIA devices travel, {@code LFSR_DEVICE_BACKEND}, {@code nccl} or
 *     {@code gloo}; NCCL where it is not set
 */
public record Launch(
        String address,
        int port,
        Share share,
        int localRank,
        Optional<String> networkInterface,
        Duration patience,
        DeviceBackend deviceBackend) {

    private static final String ADDRESS = "MASTER_ADDR";
    private static final String PORT = "MASTER_PORT";
    private static final String RANK = "RANK";
    private static final String PROCESSES = "WORLD_SIZE";
    private static final String LOCAL_RANK = "LOCAL_RANK";
    private static final String INTERFACE = "GLOO_SOCKET_IFNAME";
    private static final String PATIENCE = "LFSR_PEER_TIMEOUT_SECONDS";
    private static final List<String> NEEDED = List.of(ADDRESS, PORT, RANK, PROCESSES);

    private static final int MAX_PORT = (1 << 16) - 1;
    private static final int MAX_PROCESSES = 1 << 16;
    private static final int MAX_SECONDS = 7 * 24 * 60 * 60;
    private static final int USUAL_SECONDS = 30 * 60;

    /**
     * Reads the variables.
     *
     * @param environment variables by name
     * @return empty if this process was started alone: none of {@code MASTER_ADDR}, {@code MASTER_PORT}, {@code RANK}
     *     and {@code WORLD_SIZE} is set
     * @throws ConfigurationException if some of them are set but not all, or one is outside its range; the message
     *     names the variable
     */
    public static Optional<Launch> of(Map<String, String> environment) throws ConfigurationException {
        if (NEEDED.stream().noneMatch(environment::containsKey)) {
            return Optional.empty();
        }
        for (String name : NEEDED) {
            if (environment.getOrDefault(name, "").isBlank()) {
                throw new ConfigurationException(
                        "%s is not set, but training in several processes needs all of %s".formatted(name, NEEDED));
            }
        }
        int processes = number(environment, PROCESSES, 1, MAX_PROCESSES);
        return Optional.of(new Launch(
                environment.getOrDefault(ADDRESS, ""),
                number(environment, PORT, 1, MAX_PORT),
                new Share(number(environment, RANK, 0, processes - 1), processes),
                environment.containsKey(LOCAL_RANK) ? number(environment, LOCAL_RANK, 0, MAX_PROCESSES) : 0,
                Optional.ofNullable(environment.get(INTERFACE)),
                Duration.ofSeconds(
                        environment.containsKey(PATIENCE)
                                ? number(environment, PATIENCE, 1, MAX_SECONDS)
                                : USUAL_SECONDS),
                deviceBackend(environment)));
    }

    private static DeviceBackend deviceBackend(Map<String, String> environment) throws ConfigurationException {
        String found = environment.getOrDefault(DeviceBackend.VARIABLE, "nccl");
        return switch (found) {
            case "nccl" -> DeviceBackend.NCCL;
            case "gloo" -> DeviceBackend.GLOO;
            default ->
                throw new ConfigurationException(
                        "%s must be nccl or gloo, found %s".formatted(DeviceBackend.VARIABLE, found));
        };
    }

    private static int number(Map<String, String> environment, String name, int least, int most)
            throws ConfigurationException {
        String found = environment.getOrDefault(name, "");
        int value;
        try {
            value = Integer.parseInt(found.strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException(wrong(name, least, most, found), e);
        }
        if (value < least || value > most) {
            throw new ConfigurationException(wrong(name, least, most, found));
        }
        return value;
    }

    private static String wrong(String name, int least, int most, String found) {
        return "%s must be a whole number from %d to %d, found %s".formatted(name, least, most, found);
    }

    /** This process in words. */
    @Override
    public String toString() {
        return "process %d of %d".formatted(share.rank(), share.processes());
    }
}
