package org.lfsr.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

/**
 * A store in memory, for one thread. Gives two objects a page at most, so that pages are seen, and tells everything
 * that is asked of it to a fate.
 */
public final class MemoryStore implements ObjectStore {

    private static final int PAGE = 2;

    private final SortedMap<String, ObjectStat> stats = new TreeMap<>();
    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private Fate fate = () -> {};

    /** Strikes before something is done. */
    public interface Fate {

        /** May throw. */
        void strike() throws IOException;
    }

    /** Lets a fate watch from now on. */
    void under(Fate other) {
        fate = other;
    }

    /** Stores an object. */
    public void put(String bucket, String key, byte[] bytes, Map<String, String> metadata) {
        ObjectLocation location = new ObjectLocation(bucket, key);
        Digest digest = digest(bytes);
        contents.put(location.toString(), bytes.clone());
        stats.put(
                location.toString(),
                new ObjectStat(
                        location,
                        bytes.length,
                        digest.sha256().substring(0, 8),
                        Instant.EPOCH,
                        WriteOptions.BYTES,
                        metadata));
    }

    @Override
    public ObjectContent read(ObjectLocation location) throws ObjectStoreException {
        ObjectStat stat = stat(location);
        byte[] bytes = contents.getOrDefault(location.toString(), new byte[0]);
        return new ObjectContent(stat, stat.sizeBytes(), new ByteArrayInputStream(bytes));
    }

    @Override
    public ObjectContent read(ObjectLocation location, ByteRange range) {
        throw new AssertionError("Nobody reads parts");
    }

    @Override
    public ObjectStat stat(ObjectLocation location) throws ObjectStoreException {
        strike();
        ObjectStat stat = stats.get(location.toString());
        if (stat == null) {
            throw new ObjectStoreException(ObjectStoreException.Kind.NOT_FOUND, "There is no " + location);
        }
        return stat;
    }

    @Override
    public Written write(ObjectLocation location, InputStream source, WriteOptions options) throws IOException {
        strike();
        byte[] bytes = source.readAllBytes();
        options.requireExpected(location, bytes.length);
        put(location.bucket(), location.key(), bytes, options.metadata());
        return new Written(location, digest(bytes), digest(bytes).sha256().substring(0, 8));
    }

    @Override
    public Optional<Written> create(ObjectLocation location, InputStream source, WriteOptions options)
            throws IOException {
        return stats.containsKey(location.toString())
                ? Optional.empty()
                : Optional.of(write(location, source, options));
    }

    @Override
    public ObjectPage list(String bucket, String prefix, String startAfter, int pageSize) throws ObjectStoreException {
        strike();
        List<ObjectSummary> found = stats.values().stream()
                .filter(stat -> stat.location().bucket().equals(bucket))
                .filter(stat -> stat.location().key().startsWith(prefix))
                .filter(stat -> stat.location().key().compareTo(startAfter) > 0)
                .map(stat -> new ObjectSummary(stat.location(), stat.sizeBytes(), stat.etag(), stat.lastModified()))
                .toList();
        List<ObjectSummary> page = found.subList(0, Math.min(PAGE, found.size()));
        return new ObjectPage(
                page,
                found.size() > PAGE
                        ? Optional.of(page.get(page.size() - 1).location().key())
                        : Optional.empty());
    }

    @Override
    public void delete(ObjectLocation location) throws ObjectStoreException {
        strike();
        stats.remove(location.toString());
        contents.remove(location.toString());
    }

    @Override
    public void close() {
        throw new AssertionError("Nobody closes");
    }

    private void strike() throws ObjectStoreException {
        try {
            fate.strike();
        } catch (ObjectStoreException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Digest digest(byte[] bytes) {
        try {
            return new Digest(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
