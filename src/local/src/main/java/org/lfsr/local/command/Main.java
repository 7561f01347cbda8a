package org.lfsr.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.logging.LogManager;
import org.lfsr.embedded.EmbeddedServices;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs the command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the process: 0 if the scan is done, 1 if not, 2 if the command line is wrong.
     *
     * @param arguments the command line; {@code --help} explains it
     */
    public static void main(String[] arguments) throws IOException {
        configureLogs();
        System.exit(commandLine().execute(arguments));
    }

    /**
     * The command line, for a caller that wants its output and exit code.
     *
     * <p>Progress goes to its {@code err}, the report to its {@code out}.
     */
    public static CommandLine commandLine() {
        return new CommandLine(new RunCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line));
    }

    private static int report(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof ParameterException || !(failure instanceof IOException)) {
            throw failure; // Wrong usage, or a bug: then the stack is what its mender needs.
        }
        line.getErr().println(words(failure));
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String words(Throwable failure) {
        StringBuilder words =
                new StringBuilder(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append(": ").append(cause.getMessage());
        }
        return words.toString();
    }

    private static void configureLogs() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream quiet =
                    Objects.requireNonNull(EmbeddedServices.class.getResourceAsStream("logging.properties"))) {
                LogManager.getLogManager().readConfiguration(quiet);
            }
        }
    }
}
