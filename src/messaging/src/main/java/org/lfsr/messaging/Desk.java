package org.lfsr.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The one thread that owns everything a conductor knows, and its clock. */
final class Desk {

    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final ConductorListener listener;

    Desk(Surroundings surroundings, ConductorListener listener) {
        this.executor = surroundings.desk();
        this.clock = surroundings.clock();
        this.listener = listener;
    }

    Instant now() {
        return clock.instant();
    }

    /** Runs a task after those that were given before; drops it once the executor is shut down. */
    void execute(Runnable task) {
        execute(task, Duration.ZERO);
    }

    /** Runs a task after a delay; drops it once the executor is shut down. */
    void execute(Runnable task, Duration delay) {
        try {
            ScheduledFuture<?> unused = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                throw e;
            }
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) { // else the executor would keep it to itself
            listener.broken(e);
        }
    }
}
