package org.lfsr.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.messaging.ScanNames;
import org.lfsr.pipeline.StoredSeries;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;

/**
 * Goes through an archive in the order of its keys.
 *
 * <p>A series is one scan, met where its first instance is. A scan's id is the one in its object's metadata
 * ({@link ScanNames#METADATA}), else its pseudonym, as if its store had announced it; unless there are results of these
 * very bytes under another id and none under the pseudonym: then it is that one. One thread.
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
        List<Found> scans = new ArrayList<>();
        Optional<String> passed = Optional.empty();
        for (ObjectSummary object : page.objects()) {
            ObjectLocation location = object.location();
            Optional<String> series = output.holds(location) ? Optional.empty() : archive.seriesOf(location.key());
            if (series.isPresent()) {
                if (!series.equals(passed) && location.key().equals(firstInstance(series.get()))) {
                    scans.add(new Found(location.key(), series.get()));
                }
                passed = series;
            } else if (archive.includes(location.key()) && !output.holds(location)) {
                scans.add(new Found(location.key(), location.key()));
            }
        }
        return new Page(scans, page.next());
    }

    /** A series is met at its first instance, wherever the walk began, and only there. */
    private String firstInstance(String prefix) throws IOException {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            ObjectPage page = store.list(archive.bucket(), prefix, after.get(), PAGE_SIZE);
            for (ObjectSummary object : page.objects()) {
                String key = object.location().key();
                if (archive.seriesOf(key).filter(prefix::equals).isPresent()) {
                    return key;
                }
            }
            after = page.next();
        }
        return "";
    }

    /**
     * A scan as it is stored now.
     *
     * @return empty if it was deleted since it was listed
     * @throws IOException if the store fails
     */
    Optional<ArchivedScan> scan(Found found) throws IOException {
        try {
            ObjectStat object = stat(found);
            return Optional.of(new ArchivedScan(object, found.scanKey(), scanId(object, found)));
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ObjectStat stat(Found found) throws IOException {
        return found.isSeries()
                ? StoredSeries.stat(
                        store,
                        found.location(archive.bucket()),
                        archive.series().marker())
                : store.stat(found.location(archive.bucket()));
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
            for (Found found : page.scans()) {
                scan(found).ifPresent(scans::add);
            }
            after = page.next();
        }
        return scans;
    }

    private String scanId(ObjectStat object, Found found) throws IOException {
        Optional<String> given = ScanNames.given(object.metadata().getOrDefault(ScanNames.METADATA, ""));
        if (given.isPresent()) {
            return given.get();
        }
        String pseudonym = found.isSeries()
                ? ScanNames.seriesPseudonym(archive.bucket(), found.scanKey())
                : ScanNames.pseudonym(archive.bucket(), found.scanKey(), object.etag());
        return results.knows(pseudonym)
                ? pseudonym
                : index.scanId(object, found.scanKey()).orElse(pseudonym);
    }

    /**
     * A scan that was met.
     *
     * @param key the key of the object that it was met at
     * @param scanKey its own: the same, or the prefix of the series, with the slash at its end
     */
    record Found(String key, String scanKey) {

        boolean isSeries() {
            return scanKey.endsWith("/");
        }

        /** Where it lies; of a series, its prefix without the slash. */
        ObjectLocation location(String bucket) {
            return new ObjectLocation(bucket, isSeries() ? scanKey.substring(0, scanKey.length() - 1) : scanKey);
        }
    }

    /**
     * A part of the archive.
     *
     * @param scans in the order of their objects
     * @param next the key that the next part is behind; empty if this is the last
     */
    record Page(List<Found> scans, Optional<String> next) {}
}
