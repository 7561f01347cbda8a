package org.lfsr.trainer.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.export.ExportException;
import org.lfsr.trainer.run.StepException;
import org.lfsr.trainer.run.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The trainer: {@code train}, {@code evaluate}, {@code export}, {@code inspect} and {@code compact}. */
@Command(
        name = "trainer",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Trains lesion detectors and lesion-focused super-resolution, and makes ONNX models of them.",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            ExportCommand.class,
            InspectCommand.class,
            CompactCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process: 0 if it did what was asked, 1 if it failed, 2 if it was asked wrongly.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line))
                .execute(arguments);
    }

    private static int report(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof ParameterException wrong) {
            throw wrong;
        }
        boolean expected = failure instanceof ConfigurationException
                || failure instanceof DataException
                || failure instanceof ExportException
                || failure instanceof TrainingException
                || failure instanceof StepException
                || failure instanceof IOException;
        if (!expected) {
            throw failure; // A bug: the stack is what its mender needs.
        }
        line.getErr().println(words(failure));
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    /** What a person is told: of files that are not there or not to be read, Java's own message is but the name. */
    private static String words(Exception failure) {
        boolean nameOnly = failure instanceof FileSystemException file && file.getReason() == null;
        return nameOnly ? failure.toString() : String.valueOf(failure.getMessage());
    }
}
