package org.lfsr.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps time by a clock, until somebody says stop. Any thread may call. */
public final class StoppableClock implements Timekeeper {

    /** Clocks are set, and machines sleep. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(30);

    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Keeps time by a clock, which goes on by itself. */
    public StoppableClock(Clock clock) {
        this.clock = clock;
    }

    /** Ends all waiting, now and from now on. */
    public void stop() {
        stopped.countDown();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** Interrupting the thread stops the work, too. */
    @Override
    public void waitUntil(Instant time) {
        try {
            Duration left = Duration.between(now(), time);
            while (left.toMillis() > 0 && !stopped.await(nap(left).toMillis(), TimeUnit.MILLISECONDS)) {
                left = Duration.between(now(), time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private static Duration nap(Duration left) {
        return left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP;
    }
}
