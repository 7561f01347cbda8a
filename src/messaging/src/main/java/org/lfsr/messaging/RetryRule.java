package org.lfsr.messaging;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often, and how long after a failure, a scan is tried again. The delay grows from failure to failure.
 *
 * @param attempts how often a scan is tried in all, at least 1
 * @param firstDelay how long after the first failure, more than nothing
 * @param greatestDelay what the delay does not grow beyond, before jitter
 * @param factor by what the delay grows, at least 1
 * @param jitter up to which share of itself a delay is made longer or shorter, 0 to 1, so that scans that failed
 *     together are not tried together
 */
public record RetryRule(int attempts, Duration firstDelay, Duration greatestDelay, double factor, double jitter) {

    /** Five attempts; 5 seconds, doubling to 5 minutes, a fifth more or less. */
    public static final RetryRule DEFAULT = new RetryRule(5, Duration.ofSeconds(5), Duration.ofMinutes(5), 2, 0.2);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RetryRule {
        if (attempts < 1) {
            throw new IllegalArgumentException("There must be 1 attempt or more, not %d".formatted(attempts));
        }
        if (firstDelay.isNegative() || firstDelay.isZero() || greatestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "Delays must grow from more than nothing, not from %s to %s".formatted(firstDelay, greatestDelay));
        }
        if (!(factor >= 1 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("A delay must grow by a factor of 1 or more, not %s".formatted(factor));
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("Jitter must be from 0 to 1, not %s".formatted(jitter));
        }
    }

    /** Says whether there is another attempt after so many that failed. */
    boolean allowsAnotherAfter(int failures) {
        return failures < attempts;
    }

    /** How long to wait after so many failures, at least 1 of them. */
    Duration delayAfter(int failures, RandomGenerator random) {
        double grown = (double) firstDelay.toMillis() * Math.pow(factor, failures - 1);
        double bounded = Math.min(grown, (double) greatestDelay.toMillis());
        double shift = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(bounded * shift));
    }
}
