package org.lfsr.storage.s3;

import java.util.Optional;

/**
 * The keys that requests are signed with.
 *
 * @param accessKey the public part, not blank
 * @param secretKey the secret part, not blank
 * @param sessionToken goes with keys that were lent for some time
 */
public record S3Credentials(String accessKey, String secretKey, Optional<String> sessionToken) {

    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public S3Credentials {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("Access key and secret key must not be blank");
        }
    }

    /** Keys for good. */
    public S3Credentials(String accessKey, String secretKey) {
        this(accessKey, secretKey, Optional.empty());
    }

    /** The access key alone. */
    @Override
    public String toString() {
        return "S3Credentials[accessKey=%s]".formatted(accessKey);
    }
}
