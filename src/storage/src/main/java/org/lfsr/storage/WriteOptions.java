package org.lfsr.storage;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What to write beside an object's bytes.
 *
 * @param contentType its media type
 * @param metadata values of visible ASCII characters and inner spaces, by names of lower-case letters, digits and
 *     hyphens; 2048 bytes in all, at most
 * @param expectedBytes how many bytes the source must have, if known beforehand; with any other number nothing is
 *     written
 */
public record WriteOptions(String contentType, Map<String, String> metadata, OptionalLong expectedBytes) {

    /** The media type of bytes of which nothing is known. */
    public static final String BYTES = "application/octet-stream";

    private static final Pattern CONTENT_TYPE = Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(; ?[!-~ ]+)?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final int MAX_METADATA_BYTES = 2048;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not allowed
     */
    public WriteOptions {
        metadata = Map.copyOf(metadata);
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("\"%s\" is no media type".formatted(contentType));
        }
        metadata.forEach(WriteOptions::check);
        int bytes = metadata.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (bytes > MAX_METADATA_BYTES) {
            throw new IllegalArgumentException(
                    "Metadata has %d bytes, more than %d".formatted(bytes, MAX_METADATA_BYTES));
        }
        if (expectedBytes.isPresent() && expectedBytes.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "Size must not be negative, as %d is".formatted(expectedBytes.getAsLong()));
        }
    }

    /** A media type and nothing else. */
    public static WriteOptions ofType(String contentType) {
        return new WriteOptions(contentType, Map.of(), OptionalLong.empty());
    }

    /** The same with other metadata. */
    public WriteOptions withMetadata(Map<String, String> other) {
        return new WriteOptions(contentType, other, expectedBytes);
    }

    /** The same with the number of bytes that the source must have. */
    public WriteOptions expecting(long bytes) {
        return new WriteOptions(contentType, metadata, OptionalLong.of(bytes));
    }

    /**
     * Holds a source to its promise once it is read.
     *
     * @throws ObjectStoreException {@code INVALID} if it had another number of bytes than expected
     */
    public void requireExpected(ObjectLocation location, long bytes) throws ObjectStoreException {
        if (expectedBytes.isPresent() && expectedBytes.getAsLong() != bytes) {
            throw new ObjectStoreException(
                    ObjectStoreException.Kind.INVALID,
                    "%s was not written: its source has %d bytes, not %d"
                            .formatted(location, bytes, expectedBytes.getAsLong()));
        }
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("Metadata \"%s\": \"%s\" is not allowed".formatted(name, value));
        }
    }
}
