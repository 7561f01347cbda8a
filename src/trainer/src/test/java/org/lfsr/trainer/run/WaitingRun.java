package org.lfsr.trainer.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.lfsr.trainer.cli.Main;

/** The command {@code train} in a JVM of its own, which waits after a step for what is to happen to it. */
final class WaitingRun implements AutoCloseable {

    private static final String STOP_REQUEST = "stop-request";
    private static final long POLL_NANOS = 5_000_000;

    private final Process process;
    private final BufferedReader said;
    private final String line;

    private WaitingRun(Process process, int step) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.line = lineAfter(step);
    }

    /**
     * Starts a run that waits, once a step's validation is done, until it is asked to stop.
     *
     * @param step the step
     */
    static WaitingRun start(Path configuration, RunFolder folder, int step) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                classes,
                WaitingRun.class.getName(),
                lineAfter(step),
                "train",
                configuration.toString(),
                "--run",
                folder.path().toString());
        builder.environment().put("OMP_NUM_THREADS", "1");
        return new WaitingRun(builder.redirectErrorStream(true).start(), step);
    }

    private static String lineAfter(int step) {
        return "step " + step + " ";
    }

    /** Waits until the step is done. */
    void await() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String found = said.readLine(); found != null; found = said.readLine()) {
            all.append(found).append('\n');
            if (found.startsWith(line)) {
                return;
            }
        }
        throw new AssertionError("Never said '%s', but:%n%s".formatted(line, all));
    }

    /** Kills it as a kernel that is out of memory does; it gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, as Ctrl-C and batch systems do, and waits until it has; gives its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * Runs the command line, and waits where it says a line.
     *
     * @param arguments how the line begins, then the command line
     */
    public static void main(String[] arguments) {
        String line = arguments[0];
        String[] command = Arrays.copyOfRange(arguments, 1, arguments.length);
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String said) {
                super.println(said);
                if (said.startsWith(line)) {
                    awaitStopRequest();
                }
            }
        });
        Main.main(command);
    }

    private static void awaitStopRequest() {
        while (Thread.getAllStackTraces().keySet().stream().noneMatch(WaitingRun::hasHeard)) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean hasHeard(Thread thread) {
        return thread.getName().equals(STOP_REQUEST) && thread.getState() == Thread.State.TIMED_WAITING;
    }
}
