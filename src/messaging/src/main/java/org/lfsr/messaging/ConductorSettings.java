package org.lfsr.messaging;

import java.time.Duration;

/**
 * What a conductor is set to.
 *
 * @param scansAtWork how many scans are worked on at a time at most, at least 1
 * @param fairEvery every so many starts the scan that has waited longest has its turn, whatever its priority; at least
 *     2
 * @param retry when failed scans are tried again
 * @param completedTopic where completion events go
 * @param deadTopic where dead letters go
 * @param revocationWait how long a rebalance is held up at most, for results that are ready
 */
public record ConductorSettings(
        int scansAtWork,
        int fairEvery,
        RetryRule retry,
        String completedTopic,
        String deadTopic,
        Duration revocationWait) {

    /** As often as the longest waiting scan has its turn where nothing else is said. */
    public static final int DEFAULT_FAIR_EVERY = 8;

    /** As long as a rebalance is held up where nothing else is said. */
    public static final Duration DEFAULT_REVOCATION_WAIT = Duration.ofSeconds(10);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public ConductorSettings {
        if (scansAtWork < 1) {
            throw new IllegalArgumentException("There must be 1 scan or more at work, not %d".formatted(scansAtWork));
        }
        if (fairEvery < 2) {
            throw new IllegalArgumentException(
                    "At most every 2nd start can go to the longest waiting, not every %d".formatted(fairEvery));
        }
        if (revocationWait.isNegative()) {
            throw new IllegalArgumentException("A rebalance cannot be held up for %s".formatted(revocationWait));
        }
    }
}
