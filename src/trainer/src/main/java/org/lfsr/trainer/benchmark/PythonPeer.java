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
 * @param script the program that times one case and prints milliseconds and the number of parameters
 */
record PythonPeer(String interpreter, String script) {

    /**
     * Times a case.
     *
     * @throws IllegalStateException if the program fails, or its network is not of the same size
     */
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
            return milliseconds(measured, printed);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        }
    }

    private static double milliseconds(BenchmarkCase measured, String printed) {
        String[] figures = printed.split(" ", -1);
        if (figures.length != 2 || Long.parseLong(figures[1]) != measured.parameters()) {
            throw new IllegalStateException("The peer of %s printed '%s', wanted milliseconds and %d parameters"
                    .formatted(measured, printed, measured.parameters()));
        }
        return Double.parseDouble(figures[0]);
    }
}
