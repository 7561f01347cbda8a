package org.lfsr.storage.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which S3 server to use, and how.
 *
 * @param endpoint {@code http} or {@code https}, host and port, nothing else; buckets are addressed by path
 * @param region what requests are signed for; servers that have none take {@code us-east-1}
 * @param credentials asked at every request, so that keys may change
 * @param authorities PEM file with the certificates that are trusted instead of the JVM's; empty for the JVM's
 * @param timeouts how long to wait
 * @param retries how often to try again
 * @param partSizeBytes objects are sent in parts of this size, of which up to three are in memory for each object being
 *     written; 5 MiB to 1 GiB
 */
public record S3Configuration(
        URI endpoint,
        String region,
        Supplier<S3Credentials> credentials,
        Optional<Path> authorities,
        S3Timeouts timeouts,
        S3Retries retries,
        int partSizeBytes) {

    private static final String DEFAULT_REGION = "us-east-1";
    private static final int MIN_PART_BYTES = 5 << 20;
    private static final int DEFAULT_PART_BYTES = 16 << 20;
    private static final int MAX_PART_BYTES = 1 << 30;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not allowed
     */
    public S3Configuration {
        boolean plain = endpoint.getHost() != null
                && endpoint.getUserInfo() == null
                && endpoint.getQuery() == null
                && Set.of("", "/").contains(endpoint.getPath());
        if (!plain || !Set.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalArgumentException("Endpoint must be http(s)://host[:port], not %s".formatted(endpoint));
        }
        if (region.isBlank()) {
            throw new IllegalArgumentException("Region must not be blank; servers that have none take us-east-1");
        }
        if (partSizeBytes < MIN_PART_BYTES || partSizeBytes > MAX_PART_BYTES) {
            throw new IllegalArgumentException("Part size must be %d to %d bytes, not %d"
                    .formatted(MIN_PART_BYTES, MAX_PART_BYTES, partSizeBytes));
        }
    }

    /** The defaults for a server and a pair of keys. */
    public static S3Configuration of(URI endpoint, S3Credentials credentials) {
        return new S3Configuration(
                endpoint,
                DEFAULT_REGION,
                () -> credentials,
                Optional.empty(),
                S3Timeouts.DEFAULT,
                S3Retries.DEFAULT,
                DEFAULT_PART_BYTES);
    }

    /** The same with other trusted certificates. */
    public S3Configuration trusting(Path pem) {
        return new S3Configuration(endpoint, region, credentials, Optional.of(pem), timeouts, retries, partSizeBytes);
    }

    /** The same with other time-outs. */
    public S3Configuration with(S3Timeouts other) {
        return new S3Configuration(endpoint, region, credentials, authorities, other, retries, partSizeBytes);
    }

    /** The same with other retries. */
    public S3Configuration with(S3Retries other) {
        return new S3Configuration(endpoint, region, credentials, authorities, timeouts, other, partSizeBytes);
    }

    /** The same with another part size. */
    public S3Configuration withPartSizeBytes(int bytes) {
        return new S3Configuration(endpoint, region, credentials, authorities, timeouts, retries, bytes);
    }
}
