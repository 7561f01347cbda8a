package org.lfsr.archive;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds work to a rate and to off-peak hours. One thread. */
final class Pace {

    private final Rate rate;
    private final Optional<OffPeak> hours;
    private final Timekeeper time;
    private final Consumer<Instant> closed;
    private Instant next = Instant.EPOCH;

    /**
     * Begins with nothing done yet.
     *
     * @param closed told how long it waits, when it waits for off-peak hours
     */
    Pace(Rate rate, Optional<OffPeak> hours, Timekeeper time, Consumer<Instant> closed) {
        this.rate = rate;
        this.hours = hours;
        this.time = time;
        this.closed = closed;
    }

    /** Waits for off-peak hours; false if the work shall stop. */
    boolean awaitHours() {
        while (!time.isStopping() && !isOpen()) {
            Instant beginning = hours.orElseThrow().nextBeginning(time.now());
            closed.accept(beginning);
            time.waitUntil(beginning);
        }
        return !time.isStopping();
    }

    /** Waits for the next turn, and takes it; false if the hours ended meanwhile, or the work shall stop. */
    boolean takeTurn() {
        time.waitUntil(next);
        boolean taken = !time.isStopping() && isOpen();
        if (taken) {
            next = time.now().plus(rate.interval());
        }
        return taken;
    }

    private boolean isOpen() {
        return hours.isEmpty() || hours.get().contains(time.now());
    }
}
