package org.lfsr.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    /** Newer ones complain of how Kafka unmaps its files. */
    private static final String FROM_THE_JVM = "WARNING: ";

    /** Kafka complains when it is given too little time, and goes on. */
    private static final String FROM_A_SLOW_MACHINE = "controller event queue overloaded";

    private static final int PATIENCE_S = 240;

    @TempDir
    Path folder;

    @Test
    void printsTheAddressesAndNothingElseAndStopsWhenTold() throws Exception {
        Path errors = folder.resolve("errors");
        Path data = folder.resolve("data");
        Process process = start(errors, data.toString(), "--kafka-port", "0", "--s3-port", "0", "--topic", "new:2");
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("Ready")) {
                    process.toHandle().destroy();
                }
            }
        }

        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(String.join("\n", lines)).matches("""
                        Kafka: 127\\.0\\.0\\.1:\\d+
                        S3: http://127\\.0\\.0\\.1:\\d+
                        S3 access key: local
                        Data: \\Q%s\\E
                        Ready; SIGTERM or Ctrl-C stops\\.
                        Stopped\\.""".formatted(data));
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(Files.readAllLines(errors))
                .allMatch(line -> line.startsWith(FROM_THE_JVM) || line.contains(FROM_A_SLOW_MACHINE));
    }

    @Test
    void explainsItselfWhenMisused() throws Exception {
        Path errors = folder.resolve("errors");
        Process process = start(errors);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(errors)
                .content()
                .startsWith("The first argument must be a folder")
                .contains("Usage: FOLDER [--kafka-port");
    }

    private static Process start(Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        CompletableFuture.delayedExecutor(PATIENCE_S, TimeUnit.SECONDS).execute(process::destroyForcibly);
        return process;
    }
}
