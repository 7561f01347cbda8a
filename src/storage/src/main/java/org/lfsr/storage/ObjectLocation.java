package org.lfsr.storage;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where an object lies.
 *
 * <p>Keys are stricter than S3's, so that each is a path below a folder as well: their segments, between slashes, are
 * neither empty nor {@code .} nor {@code ..}, and hold no control character and no backslash.
 *
 * @param bucket 3 to 63 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit
 * @param key 1 to 1024 bytes in UTF-8
 */
public record ObjectLocation(String bucket, String key) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final int MAX_KEY_BYTES = 1024;

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one is not allowed
     */
    public ObjectLocation {
        requireBucket(bucket);
        String objection = objection(key);
        if (!objection.isEmpty()) {
            throw new IllegalArgumentException("Key \"%s\" %s".formatted(key, objection));
        }
    }

    /**
     * Checks a bucket's name.
     *
     * @return the name
     * @throws IllegalArgumentException if it is not allowed
     */
    public static String requireBucket(String bucket) {
        boolean dotsApart = !bucket.contains("..") && !bucket.contains(".-") && !bucket.contains("-.");
        if (!dotsApart
                || !BUCKET.matcher(bucket).matches()
                || ADDRESS.matcher(bucket).matches()) {
            throw new IllegalArgumentException("Bucket name \"%s\" is not one that S3 allows".formatted(bucket));
        }
        return bucket;
    }

    /** Whether a key may be part of a location. */
    public static boolean allowsKey(String key) {
        return objection(key).isEmpty();
    }

    /** As {@code s3://bucket/key}. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }

    private static String objection(String key) {
        int bytes = utf8Length(key);
        if (bytes < 1 || bytes > MAX_KEY_BYTES) {
            return "has %d bytes of UTF-8, not 1 to %d".formatted(bytes, MAX_KEY_BYTES);
        }
        if (key.chars().anyMatch(character -> Character.isISOControl(character) || character == '\\')) {
            return "holds a control character or a backslash";
        }
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "has the segment \"%s\"".formatted(segment);
            }
        }
        return "";
    }

    /** 0 for what is no text: half a surrogate pair has no UTF-8. */
    private static int utf8Length(String key) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(key))
                    .remaining();
        } catch (CharacterCodingException e) {
            return 0;
        }
    }
}
