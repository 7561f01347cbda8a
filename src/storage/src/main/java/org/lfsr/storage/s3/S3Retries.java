package org.lfsr.storage.s3;

import java.time.Duration;

/**
 * How often to try again what failed for a reason that passes, and how long to wait before.
 *
 * <p>The wait is drawn between nothing and a bound that doubles from one retry to the next, so that clients that failed
 * together do not come back together.
 *
 * @param max how many retries after the first try; 0 for none
 * @param firstDelay the bound before the first retry
 * @param maxDelay the highest bound
 */
public record S3Retries(int max, Duration firstDelay, Duration maxDelay) {

    /** Gives a restarting server some seconds. */
    public static final S3Retries DEFAULT = new S3Retries(4, Duration.ofMillis(200), Duration.ofSeconds(5));

    private static final int MAX_DOUBLINGS = 30;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public S3Retries {
        if (max < 0 || firstDelay.isNegative() || maxDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "Retries must not be negative: %d, %s, %s".formatted(max, firstDelay, maxDelay));
        }
    }

    /** The bound of the wait before a retry, counted from 1. */
    Duration bound(int retry) {
        Duration doubled = firstDelay.multipliedBy(1L << Math.min(retry - 1, MAX_DOUBLINGS));
        return doubled.compareTo(maxDelay) < 0 ? doubled : maxDelay;
    }
}
