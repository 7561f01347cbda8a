package org.lfsr.storage.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;
import org.lfsr.storage.WriteOptions;

/**
 * What an answer's headers say of an object.
 *
 * @param lengthBytes how many bytes the answer has or, if it has no body, would have
 */
record ResponseStat(ObjectStat stat, long lengthBytes) {

    private static final String METADATA = "x-amz-meta-";

    /**
     * Reads the headers.
     *
     * @throws ObjectStoreException {@code TRY_AGAIN} if they are not what S3 answers
     */
    static ResponseStat of(ObjectLocation location, Headers headers) throws ObjectStoreException {
        try {
            long length = Long.parseLong(required(headers, "Content-Length"));
            ObjectStat stat = new ObjectStat(
                    location,
                    wholeLength(headers, length),
                    required(headers, "ETag").replace("\"", ""),
                    lastModified(headers),
                    contentType(headers),
                    metadata(headers));
            return new ResponseStat(stat, length);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ObjectStoreException(
                    Kind.TRY_AGAIN, "The answer about %s is not S3's: %s".formatted(location, e.getMessage()), e);
        }
    }

    /** Of a part, {@code Content-Range} says after a slash of how much. */
    private static long wholeLength(Headers headers, long length) {
        String range = headers.get("Content-Range");
        return range == null ? length : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    private static Instant lastModified(Headers headers) {
        return ZonedDateTime.parse(required(headers, "Last-Modified"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    private static String contentType(Headers headers) {
        String type = headers.get("Content-Type");
        return type == null ? WriteOptions.BYTES : type;
    }

    /** Names come back in any case. */
    private static Map<String, String> metadata(Headers headers) {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), headers.value(i));
            }
        }
        return metadata;
    }

    private static String required(Headers headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value;
    }
}
