package org.lfsr.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;

/**
 * The objects below a prefix at one moment.
 *
 * @param prefix without the slash at its end
 * @param objects in the order of their keys' bytes, without the marker; never empty
 * @param marked whether the marker is there
 */
record SeriesListing(ObjectLocation prefix, List<ObjectSummary> objects, boolean marked) {

    private static final Comparator<ObjectSummary> BY_ARRIVAL = Comparator.comparing(ObjectSummary::lastModified)
            .thenComparing(object -> object.location().key());
    private static final int PAGE_SIZE = 1000;
    private static final String CONTENT_TYPE = "application/dicom";

    /**
     * Lists what is there, but not much more than the most objects that a series may have.
     *
     * @throws ObjectStoreException {@code NOT_FOUND} if nothing is
     * @throws IOException if the store fails
     */
    static SeriesListing of(ObjectStore store, ObjectLocation prefix, Optional<String> marker, int most)
            throws IOException {
        String path = prefix.key() + "/";
        List<ObjectSummary> objects = new ArrayList<>();
        boolean marked = false;
        Optional<String> after = Optional.of("");
        while (after.isPresent() && objects.size() <= most) {
            ObjectPage page = store.list(prefix.bucket(), path, after.get(), PAGE_SIZE);
            for (ObjectSummary found : page.objects()) {
                boolean isMarker = marker.map(name -> found.location().key().equals(path + name))
                        .orElse(false);
                marked |= isMarker;
                if (!isMarker) {
                    objects.add(found);
                }
            }
            after = page.next();
        }
        if (objects.isEmpty()) {
            throw new ObjectStoreException(
                    ObjectStoreException.Kind.NOT_FOUND, "There is no object below %s/".formatted(prefix));
        }
        return new SeriesListing(prefix, List.copyOf(objects), marked);
    }

    /** What is known of all as if they were one object: its ETag changes when any object does, or their number. */
    ObjectStat stat() {
        MessageDigest digest = sha256();
        long bytes = 0;
        for (ObjectSummary object : objects) {
            bytes += object.sizeBytes();
            digest.update("%s %d %s\n"
                    .formatted(object.etag(), object.sizeBytes(), name(object))
                    .getBytes(UTF_8));
        }
        String etag = HexFormat.of().formatHex(digest.digest());
        return new ObjectStat(prefix, bytes, etag, lastModified(), CONTENT_TYPE, Map.of());
    }

    /** When something was added last. */
    Instant lastModified() {
        return objects.stream()
                .map(ObjectSummary::lastModified)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * What arrived after an object: its own newer content, or an object beside it that was written later, or at the
     * same time and comes later. Those whose names end otherwise do not count: nobody may be told of theirs.
     *
     * @return nothing if it is the newest, or is not there
     */
    Optional<ObjectSummary> after(ScanSource.Arrival arrival) {
        Optional<ObjectSummary> arrived = objects.stream()
                .filter(object -> object.location().key().equals(arrival.key()))
                .findFirst();
        if (arrived.isEmpty() || isReplaced(arrived.get(), arrival)) {
            return arrived;
        }
        return objects.stream()
                .filter(object -> kind(object.location().key()).equals(kind(arrival.key())))
                .max(BY_ARRIVAL)
                .filter(newest -> BY_ARRIVAL.compare(newest, arrived.get()) > 0);
    }

    /** The folder, and how the name ends. */
    private static String kind(String key) {
        int name = key.lastIndexOf('/') + 1;
        int dot = key.indexOf('.', name) < 0 ? key.length() : key.lastIndexOf('.');
        return key.substring(0, name) + key.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static boolean isReplaced(ObjectSummary object, ScanSource.Arrival arrival) {
        return arrival.etag() != null
                && object.etag() != null
                && !arrival.etag().equals(object.etag());
    }

    /** An object's key below the prefix. */
    String name(ObjectSummary object) {
        return object.location().key().substring(prefix.key().length() + 1);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
