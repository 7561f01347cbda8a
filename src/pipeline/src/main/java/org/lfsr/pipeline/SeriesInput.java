package org.lfsr.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.series.SeriesCollector;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectSummary;

/**
 * Reads the objects of a series one after another, in the order of their keys, and counts time and digest. The digest
 * over all is the SHA-256 of what {@code sha256sum} would print of them: a line each, with the key below the prefix.
 */
final class SeriesInput {

    private final ObjectStore store;
    private final TimeSource time;
    private final Deadline deadline;
    private final MessageDigest digest = SeriesListing.sha256();
    private long nanos;

    SeriesInput(ObjectStore store, TimeSource time, Deadline deadline) {
        this.store = store;
        this.time = time;
        this.deadline = deadline;
    }

    /** How long fetching took. */
    long nanos() {
        return nanos;
    }

    /**
     * Hands all objects to a collector.
     *
     * @return the digest over all, in lower-case hexadecimal
     * @throws IOException if the store fails, or an object is replaced meanwhile
     */
    String read(SeriesListing listing, SeriesCollector collector) throws IOException, UnreadableDicomException {
        for (ObjectSummary object : listing.objects()) {
            String sha256 = read(object, collector);
            digest.update("%s  %s\n".formatted(sha256, listing.name(object)).getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String read(ObjectSummary object, SeriesCollector collector) throws IOException, UnreadableDicomException {
        long asked = time.nanos();
        try (ObjectContent content = store.read(object.location())) {
            nanos += time.nanos() - asked;
            if (!content.stat().etag().equals(object.etag())) {
                throw new IOException("%s was replaced while its series was looked at: its ETag is %s, was %s"
                        .formatted(object.location(), content.stat().etag(), object.etag()));
            }
            TimedInput bytes = new TimedInput(content, time, deadline);
            collector.add(bytes);
            bytes.drain();
            nanos += bytes.nanos();
            return content.digest().sha256();
        }
    }
}
