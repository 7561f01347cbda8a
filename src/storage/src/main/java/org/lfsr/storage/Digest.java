package org.lfsr.storage;

import java.util.regex.Pattern;

/**
 * What tells one content from another.
 *
 * @param sha256 the SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param sizeBytes how many bytes there are
 */
public record Digest(String sha256, long sizeBytes) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the digits are not 64, or the size is negative
     */
    public Digest {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("\"%s\" is no SHA-256".formatted(sha256));
        }
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("Size must not be negative, as %d is".formatted(sizeBytes));
        }
    }
}
