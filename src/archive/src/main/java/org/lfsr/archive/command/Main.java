package org.lfsr.archive.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lfsr.archive.Rate;
import org.lfsr.archive.StoppableClock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the commands. */
public final class Main {

    /** Held here, since loggers that nobody holds forget their level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final Duration STOPPING = Duration.ofSeconds(60);

    private Main() {}

    /**
     * Runs a command and ends the process: 0 if it is done, 1 if something failed, 2 if the command line is wrong. Told
     * to stop, it ends as the signal says.
     *
     * @param arguments the command line; {@code --help} explains it
     */
    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        StoppableClock time = new StoppableClock(Clock.systemUTC());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(time, ended), "stop"));
        int code = 1;
        try {
            code = run(time, System.getenv(), writer(System.out), writer(System.err), arguments);
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
    }

    static int run(
            StoppableClock time,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new CompareCommand(environment))
                .addSubcommand(new SweepCommand(environment, time))
                .addSubcommand(new ReportCommand(environment, time));
        return line.registerConverter(Rate.class, Rate::parse)
                .registerConverter(Duration.class, new Durations())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, failed, parsed) -> report(failure, failed))
                .execute(arguments);
    }

    private static int report(Exception failure, CommandLine line) throws Exception {
        boolean usage = failure instanceof IllegalArgumentException;
        if (!usage && !(failure instanceof IOException)) {
            throw failure; // a bug: then the stack is what its mender needs
        }
        line.getErr().println(words(failure));
        return usage ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String words(Throwable failure) {
        StringBuilder words =
                new StringBuilder(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append(": ").append(cause.getMessage());
        }
        return words.toString();
    }

    /** Lets the event that is under way be published, and the cursor be saved. */
    private static void stop(StoppableClock time, CountDownLatch ended) {
        time.stop();
        try {
            if (!ended.await(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("Not stopped within %d s".formatted(STOPPING.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the commands belong to. */
    @Command(
            name = "archive",
            mixinStandardHelpOptions = true,
            version = "0.1.0",
            synopsisSubcommandLabel = "sweep|report|compare",
            description = "Has an archive's scans done again with newer models, and compares the results.",
            footer = {"", "The store's keys are taken from $LFSR_STORE_ACCESS_KEY and $LFSR_STORE_SECRET_KEY."})
    private static final class Commands implements Runnable {

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(Options.given(spec).commandLine(), "Say sweep, report or compare");
        }
    }
}
