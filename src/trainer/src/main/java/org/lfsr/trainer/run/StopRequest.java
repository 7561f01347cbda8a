package org.lfsr.trainer.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Listens for Ctrl-C or a kill: the loop looks here after each step, saves and returns; the process ends only then, or
 * when the time for it is up. Whoever opened it closes it.
 */
public final class StopRequest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop-request");
    private volatile boolean requested;

    /** Starts to listen. */
    public StopRequest() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Asks the loop to stop after the present step. */
    public void request() {
        requested = true;
    }

    /** Whether the loop is to stop. */
    public boolean requested() {
        return requested;
    }

    private void stop() {
        request();
        try {
            if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("The step did not end in time; the run goes on from its last checkpoint");
                Runtime.getRuntime().halt(1); // In order, libtorch would be taken apart under the step, and crash.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops listening. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs, and has just been let go.
        }
    }
}
