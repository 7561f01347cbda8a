package org.lfsr.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.messaging.ScanNames;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;

/**
 * Goes through an archive in the order of its keys.
 *
 * <p>A scan's id is the one in its object's metadata ({@link ScanNames#METADATA}), else its pseudonym, as if its store
 * had announced it; unless there are results of these very bytes under another id and none under the pseudonym: then it
 * is that one. One thread.
 */
public final class ArchiveWalk {

    private static final int PAGE_SIZE = 100;

    private final ObjectStore store;
    private final Archive archive;
    private final Output output;
    private final Results results;
    private final ResultIndex index;

    /** Goes through a store that stays the caller's to close. */
    public ArchiveWalk(ObjectStore store, Archive archive, Output output) {
        this.store = store;
        this.archive = archive;
        this.output = output;
        this.results = new Results(store, output);
        this.index = new ResultIndex(store, output);
    }

    /**
     * The scans behind a key; empty for those from the first.
     *
     * @throws IOException if the store fails
     */
    Page page(String after) throws IOException {
        ObjectPage page = store.list(archive.bucket(), archive.prefix(), after, PAGE_SIZE);
        List<ObjectLocation> scans = page.objects().stream()
                .map(ObjectSummary::location)
                .filter(location -> archive.includes(location.key()) && !output.holds(location))
                .toList();
        return new Page(scans, page.next());
    }

    /**
     * A scan as it is stored now.
     *
     * @return empty if it was deleted since it was listed
     * @throws IOException if the store fails
     */
    Optional<ArchivedScan> scan(ObjectLocation location) throws IOException {
        try {
            ObjectStat object = store.stat(location);
            return Optional.of(new ArchivedScan(object, scanId(object)));
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * All scans.
     *
     * @throws IOException if the store fails
     */
    public List<ArchivedScan> scans() throws IOException {
        List<ArchivedScan> scans = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            Page page = page(after.get());
            for (ObjectLocation location : page.scans()) {
                scan(location).ifPresent(scans::add);
            }
            after = page.next();
        }
        return scans;
    }

    private String scanId(ObjectStat object) throws IOException {
        Optional<String> given = ScanNames.given(object.metadata().getOrDefault(ScanNames.METADATA, ""));
        if (given.isPresent()) {
            return given.get();
        }
        String pseudonym = ScanNames.pseudonym(
                object.location().bucket(), object.location().key(), object.etag());
        return results.knows(pseudonym) ? pseudonym : index.scanId(object).orElse(pseudonym);
    }

    /**
     * A part of the archive.
     *
     * @param scans where they lie
     * @param next the key that the next part is behind; empty if this is the last
     */
    record Page(List<ObjectLocation> scans, Optional<String> next) {}
}
