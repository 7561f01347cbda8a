package org.lfsr.pipeline.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lfsr.storage.ByteRange;
import org.lfsr.storage.Digest;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;

/** A store of one bucket in memory, for one thread. Gives two objects a page at most, so that pages are seen. */
final class MemoryObjectStore implements ObjectStore {

    private static final int PAGE = 2;

    private final SortedMap<String, Kept> objects = new TreeMap<>();

    /** The keys that there are. */
    List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    byte[] bytes(String key) {
        return kept(key).bytes();
    }

    void put(String key, byte[] bytes) {
        objects.put(key, new Kept(bytes, WriteOptions.ofType(WriteOptions.BYTES)));
    }

    @Override
    public ObjectContent read(ObjectLocation location) throws ObjectStoreException {
        ObjectStat stat = stat(location);
        return new ObjectContent(stat, stat.sizeBytes(), new ByteArrayInputStream(bytes(location.key())));
    }

    @Override
    public ObjectContent read(ObjectLocation location, ByteRange range) {
        throw new AssertionError("Nobody reads parts");
    }

    @Override
    public ObjectStat stat(ObjectLocation location) throws ObjectStoreException {
        if (!objects.containsKey(location.key())) {
            throw new ObjectStoreException(ObjectStoreException.Kind.NOT_FOUND, "There is no " + location);
        }
        Kept kept = kept(location.key());
        return new ObjectStat(
                location,
                kept.bytes().length,
                "etag",
                Instant.EPOCH,
                kept.options().contentType(),
                kept.options().metadata());
    }

    @Override
    public Written write(ObjectLocation location, InputStream source, WriteOptions options) throws IOException {
        byte[] bytes = source.readAllBytes();
        options.requireExpected(location, bytes.length);
        objects.put(location.key(), new Kept(bytes, options));
        return new Written(location, new Digest(sha256(bytes), bytes.length), "etag");
    }

    @Override
    public Optional<Written> create(ObjectLocation location, InputStream source, WriteOptions options)
            throws IOException {
        return objects.containsKey(location.key()) ? Optional.empty() : Optional.of(write(location, source, options));
    }

    @Override
    public ObjectPage list(String bucket, String prefix, String startAfter, int pageSize) {
        List<ObjectSummary> found = objects.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(prefix) && entry.getKey().compareTo(startAfter) > 0)
                .map(entry -> new ObjectSummary(
                        new ObjectLocation(bucket, entry.getKey()),
                        entry.getValue().bytes().length,
                        "etag",
                        Instant.EPOCH))
                .toList();
        List<ObjectSummary> page = found.subList(0, Math.min(PAGE, found.size()));
        return new ObjectPage(
                page,
                found.size() > PAGE
                        ? Optional.of(page.get(page.size() - 1).location().key())
                        : Optional.empty());
    }

    @Override
    public void delete(ObjectLocation location) {
        objects.remove(location.key());
    }

    @Override
    public void close() {
        throw new AssertionError("Nobody closes");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Kept kept(String key) {
        Kept kept = objects.get(key);
        if (kept == null) {
            throw new AssertionError("There is no " + key);
        }
        return kept;
    }

    /** Bytes and what was written beside them. */
    private static final class Kept {

        private final byte[] bytes;
        private final WriteOptions options;

        Kept(byte[] bytes, WriteOptions options) {
            this.bytes = bytes;
            this.options = options;
        }

        byte[] bytes() {
            return bytes;
        }

        WriteOptions options() {
            return options;
        }
    }
}
