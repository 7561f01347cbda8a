package org.lfsr.storage.s3;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long to wait for a server before trying again.
 *
 * @param connect for a connection
 * @param read for the next bytes of an answer
 * @param write for the next bytes of a request to be taken
 * @param call for a request and its answer in all; does not hold for objects being read, which take as long as their
 *     reader does
 */
public record S3Timeouts(Duration connect, Duration read, Duration write, Duration call) {

    /** Good for a store in the same building. */
    public static final S3Timeouts DEFAULT = new S3Timeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is shorter than a millisecond
     */
    public S3Timeouts {
        Stream.of(connect, read, write, call).forEach(S3Timeouts::check);
    }

    private static void check(Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("A time-out must be 1 ms or more, not %s".formatted(timeout));
        }
    }
}
