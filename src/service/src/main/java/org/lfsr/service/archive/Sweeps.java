package org.lfsr.service.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lfsr.archive.ArchivedScan;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.OffPeak;
import org.lfsr.archive.StoppableClock;
import org.lfsr.archive.SweepListener;
import org.lfsr.service.archive.SweepStatus.State;
import org.lfsr.storage.ObjectLocation;

/** Sweeps the archive on a thread of its own, never twice at once. Any thread may call. */
public final class Sweeps implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(Sweeps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<Sweeping> sweeping;
    private final SweepMetrics metrics;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread sweeper = new Thread(task, "sweep");
        sweeper.setDaemon(true);
        return sweeper;
    });
    private SweepStatus status = SweepStatus.NONE;
    private @Nullable StoppableClock underWay;

    /**
     * Begins with no sweep under way.
     *
     * @param sweeping what a sweep does; empty if no archive is configured
     */
    public Sweeps(Optional<Sweeping> sweeping, SweepMetrics metrics, Clock clock) {
        this.sweeping = sweeping;
        this.metrics = metrics;
        this.clock = clock;
        metrics.show(this);
    }

    /** Whether there is an archive to sweep. */
    public boolean isConfigured() {
        return sweeping.isPresent();
    }

    /**
     * Begins a sweep, unless another process is at it.
     *
     * @return false if one is under way here, or there is no archive
     */
    public boolean begin() {
        return begin(clock.instant());
    }

    /**
     * Begins a sweep, unless another process is at it, or has done it already.
     *
     * @param due when all processes were to begin it
     * @return false if one is under way here, or there is no archive
     */
    public synchronized boolean begin(Instant due) {
        if (underWay != null || sweeping.isEmpty() || thread.isShutdown()) {
            return false;
        }
        StoppableClock time = new StoppableClock(clock);
        underWay = time;
        status = SweepStatus.beginning(clock.instant());
        thread.execute(() -> sweep(sweeping.get(), due, time));
        return true;
    }

    /** Lets the sweep that is under way end after the request at hand; the next one goes on there. */
    public synchronized void stop() {
        if (underWay != null) {
            underWay.stop();
        }
    }

    /** How the last sweep stands. */
    public synchronized SweepStatus status() {
        return status;
    }

    private void sweep(Sweeping one, Instant due, StoppableClock time) {
        try {
            Optional<Cursor> reached = one.run(due, time, new Listener());
            end(reached.map(Sweeps::outcome).orElse(State.ELSEWHERE), null);
        } catch (IOException e) {
            LOGGER.warnf("The archive's sweep failed, and the next one goes on where it was: %s", e);
            end(State.FAILED, e.toString());
        } catch (RuntimeException e) {
            LOGGER.error("The archive's sweep failed", e);
            end(State.FAILED, e.toString());
        }
    }

    private static State outcome(Cursor reached) {
        return reached.state() == Cursor.State.FINISHED ? State.FINISHED : State.STOPPED;
    }

    private synchronized void end(State how, @Nullable String why) {
        status = status.ended(how, why, clock.instant());
        underWay = null;
        metrics.ended(how.name());
        LOGGER.infof(
                "Archive sweep %s: %d published, %d done before", status.state(), status.published(), status.skipped());
    }

    private synchronized void change(SweepStatus changed) {
        status = changed;
    }

    /** Stops the sweep that is under way, and waits a while for it to note how far it is. */
    @Override
    public void close() {
        stop();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Is told in the sweep's own thread, the only one that changes the status meanwhile. */
    private final class Listener implements SweepListener {

        @Override
        public void resumed(Cursor from) {
            LOGGER.infof("Archive sweep goes on behind %s", from.lastKey());
        }

        @Override
        public void waits(OffPeak hours, Instant until) {
            LOGGER.infof("Archive sweep waits for off-peak hours, %s, until %s", hours, until);
        }

        @Override
        public void published(ArchivedScan scan) {
            change(status().onePublished());
            metrics.published();
            LOGGER.debugf("Archive sweep: scan %s is to be done again", scan.scanId());
        }

        @Override
        public void clashes(ArchivedScan scan, ObjectLocation other) {
            metrics.clashed();
            LOGGER.warnf(
                    "Archive sweep leaves %s out: its scan-id %s is that of %s",
                    scan.object().location(), scan.scanId(), other);
        }

        @Override
        public void skipped(ArchivedScan scan) {
            change(status().oneSkipped());
            metrics.skipped();
            LOGGER.debugf("Archive sweep: scan %s was done before", scan.scanId());
        }
    }
}
