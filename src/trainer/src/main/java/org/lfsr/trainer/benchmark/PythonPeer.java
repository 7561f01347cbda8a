package org.lfsr.trainer.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The same steps in PyTorch, each case in a process of its own.
 *
 * @param interpreter a Python that has PyTorch
 * @param script the program that times one case and prints milliseconds
 */
record PythonPeer(String interpreter, String script) {

    double milliseconds(BenchmarkCase measured, int threads, int steps) {
        List<String> command = new ArrayList<>(List.of(interpreter, script));
        command.addAll(measured.columns());
        command.addAll(List.of(Integer.toString(threads), Integer.toString(steps)));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("%s ended with status %d".formatted(command, status));
            }
            return Double.parseDouble(printed);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        }
    }
}
