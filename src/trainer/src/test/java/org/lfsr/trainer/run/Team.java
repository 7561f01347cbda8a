package org.lfsr.trainer.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Processes on this machine, started as a launcher of PyTorch jobs does. What they have not ended by themselves when it
 * is closed is killed.
 */
final class Team implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final List<Member> members = new ArrayList<>();

    /**
     * Starts processes.
     *
     * @param logs where what each says on its error stream goes
     */
    static Team start(int size, Path logs, Class<?> main, String... arguments) throws IOException {
        int port = freePort();
        Team team = new Team();
        for (int rank = 0; rank < size; rank++) {
            Path errors = logs.resolve("errors-%d-of-port-%d".formatted(rank, port));
            team.members.add(Member.start(environment(rank, size, port), errors, main, arguments));
        }
        return team;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> environment(int rank, int size, int port) {
        return Map.of(
                "MASTER_ADDR",
                "127.0.0.1",
                "MASTER_PORT",
                String.valueOf(port),
                "RANK",
                String.valueOf(rank),
                "WORLD_SIZE",
                String.valueOf(size),
                "LOCAL_RANK",
                String.valueOf(rank),
                "GLOO_SOCKET_IFNAME",
                "lo",
                "LFSR_PEER_TIMEOUT_SECONDS",
                "60",
                "OMP_NUM_THREADS",
                "1");
    }

    Member member(int rank) {
        return members.get(rank);
    }

    @Override
    public void close() {
        members.forEach(member -> member.process.destroyForcibly());
    }

    /** One of the processes. */
    static final class Member {

        private final Process process;
        private final BufferedReader lines;
        private final Path errors;

        private Member(Process process, Path errors) {
            this.process = process;
            this.lines = process.inputReader(StandardCharsets.UTF_8);
            this.errors = errors;
        }

        private static Member start(Map<String, String> environment, Path errors, Class<?> main, String... arguments)
                throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1", // They end before the best code would pay.
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            return new Member(builder.start(), errors);
        }

        /** Reads what it says until a line has a part in it; gives back that line. */
        String says(String part) {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains(part)) {
                        return line;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new AssertionError("Ended without %s on a line; its errors: %s".formatted(part, errors()));
        }

        void kill() {
            process.destroyForcibly();
        }

        /** Asks it to stop, as Ctrl-C does. */
        void interrupt() {
            process.destroy();
        }

        /** Waits for its end; gives back its exit code. */
        int ends() throws InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "Still there after %d s; its errors: %s".formatted(PATIENCE_SECONDS, errors()));
            }
            return process.exitValue();
        }

        String errors() {
            try {
                return Files.readString(errors);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
