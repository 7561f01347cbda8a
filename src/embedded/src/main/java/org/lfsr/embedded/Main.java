package org.lfsr.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.logging.LogManager;

/**
 * Runs a broker and an object store until the process is told to end (SIGTERM or Ctrl-C), then stops them cleanly.
 *
 * <p>Prints one line an address on standard output; what goes wrong goes to standard error.
 */
public final class Main {

    private static final int BAD_USAGE = 2;
    private static final int FAILED = 1;

    private Main() {}

    /** Runs the services; {@link Arguments#USAGE} says what the arguments are. */
    public static void main(String[] arguments) {
        try {
            configureLogs();
            run(Arguments.of(List.of(arguments)), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Arguments.USAGE);
            System.exit(BAD_USAGE);
        } catch (IOException e) {
            System.err.println(e.getMessage() + causes(e));
            System.exit(FAILED);
        } catch (RuntimeException | Error e) { // threads that a half-started service left would keep the process
            e.printStackTrace();
            System.exit(FAILED);
        }
    }

    private static void run(Arguments arguments, PrintStream out) throws IOException {
        EmbeddedServices services = EmbeddedServices.start(arguments.folder(), arguments.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(services, out), "stop-embedded-services"));
        out.println("Kafka: " + services.broker().bootstrapServers());
        out.println("S3: " + services.objectStore().endpoint());
        out.println("S3 access key: " + services.objectStore().credentials().accessKey());
        out.println("Data: " + arguments.folder().toAbsolutePath().normalize());
        out.println("Ready; SIGTERM or Ctrl-C stops.");
    }

    private static void stop(EmbeddedServices services, PrintStream out) {
        try {
            services.close();
            out.println("Stopped.");
        } catch (IOException e) {
            System.err.println(e.getMessage() + causes(e));
        }
    }

    private static void configureLogs() throws IOException {
        boolean configured = System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
        if (configured) {
            return;
        }
        try (InputStream quiet = Objects.requireNonNull(Main.class.getResourceAsStream("logging.properties"))) {
            LogManager.getLogManager().readConfiguration(quiet);
        }
    }

    private static String causes(Throwable thrown) {
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            causes.append(": ").append(cause.getMessage());
        }
        return causes.toString();
    }
}
