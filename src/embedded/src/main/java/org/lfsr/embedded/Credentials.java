package org.lfsr.embedded;

/**
 * The one pair of keys that the object store accepts.
 *
 * @param accessKey the public part, not blank
 * @param secretKey the secret part, not blank
 */
public record Credentials(String accessKey, String secretKey) {

    /** The keys for local use: known to everybody, so good on loopback only. */
    public static final Credentials LOCAL = new Credentials("local", "local-secret");

    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public Credentials {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("Access key and secret key must not be blank");
        }
    }

    /** The access key alone. */
    @Override
    public String toString() {
        return "Credentials[accessKey=%s]".formatted(accessKey);
    }
}
