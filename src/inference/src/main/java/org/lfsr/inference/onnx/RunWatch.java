package org.lfsr.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Breaks off what the runtime calculates once it has taken too long: a batch that hangs would keep its thread, and
 * every scan behind it, for ever. The runtime looks between two nodes of a graph, so what hangs inside one is not
 * reached. Any thread may call.
 */
final class RunWatch {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Duration limit;

    /** Allows so much for each run. */
    RunWatch(Duration limit) {
        this.limit = limit;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "onnx-run-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /**
     * Begins to count.
     *
     * @return closed by the caller when the run has ended
     */
    Run begin() throws OrtException {
        return new Run(limit);
    }

    /** A run. */
    static final class Run implements AutoCloseable {

        private final Duration limit;
        private final RunOptions options;
        private final ScheduledFuture<?> end;
        private boolean ended;
        private boolean late;

        private Run(Duration limit) throws OrtException {
            this.limit = limit;
            this.options = new RunOptions();
            this.end = CLOCK.schedule(this::breakOff, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** What the runtime is to be given; closed with this. */
        RunOptions options() {
            return options;
        }

        /** Why it was broken off; empty if it was not. */
        synchronized String reason() {
            return late ? "broken off after %s; ".formatted(limit) : "";
        }

        private synchronized void breakOff() {
            if (ended) {
                return;
            }
            late = true;
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("A run cannot be broken off", e);
            }
        }

        @Override
        public synchronized void close() {
            ended = true;
            end.cancel(false);
            options.close();
        }
    }
}
