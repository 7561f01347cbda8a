package org.lfsr.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
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

    private static final int PATIENCE_S = 240;

    @TempDir
    Path folder;

    @Test
    void printsTheAddressesAndNothingElseAndStopsWhenTold() throws Exception {
        Process process = start(folder.toString(), "--kafka-port", "0", "--s3-port", "0", "--topic", "new:2");
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!line.startsWith(FROM_THE_JVM)) {
                    lines.add(line);
                }
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
                        Stopped\\.""".formatted(folder));
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    }

    @Test
    void explainsItselfWhenMisused() throws Exception {
        Process process = start();

        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(output).startsWith("The first argument must be a folder").contains("Usage: FOLDER [--kafka-port");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(PATIENCE_S, TimeUnit.SECONDS).execute(process::destroyForcibly);
        return process;
    }
}
