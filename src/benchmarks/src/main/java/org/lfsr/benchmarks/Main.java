package org.lfsr.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.logging.LogManager;
import org.lfsr.embedded.EmbeddedServices;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs the benchmark. */
public final class Main {

    private Main() {}

    /**
     * Runs the benchmark and ends the process: 0 if it came to its end, 1 if not, 2 if the command line is wrong.
     *
     * @param arguments the command line; {@code --help} explains it
     */
    public static void main(String[] arguments) throws IOException {
        try (InputStream quiet =
                Objects.requireNonNull(EmbeddedServices.class.getResourceAsStream("logging.properties"))) {
            LogManager.getLogManager().readConfiguration(quiet);
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchmarkCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line));
    }

    private static int report(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof ParameterException || !(failure instanceof IOException)) {
            throw failure; // Wrong usage, or a bug: then the stack is what its mender needs.
        }
        line.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        return line.getCommandSpec().exitCodeOnExecutionException();
    }
}
