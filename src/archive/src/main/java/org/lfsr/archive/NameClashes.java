package org.lfsr.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lfsr.messaging.ScanNames;
import org.lfsr.pipeline.StoredSeries;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/**
 * Tells which objects bear, in their metadata, the id of another object. Results lie below their scan's id, so that of
 * two such objects each would undo what was done of the other. The first one counts: that which was done, or else that
 * which comes first. Keeps a few hundred bytes for each object that bears an id; one thread.
 */
public final class NameClashes {

    private final ObjectStore store;
    private final Results results;
    private final ModelPair models;
    private final Map<String, ObjectLocation> seen = new HashMap<>();

    /** Looks at a store that stays the caller's to close. */
    public NameClashes(ObjectStore store, Output output, ModelPair models) {
        this.store = store;
        this.results = new Results(store, output);
        this.models = models;
    }

    /**
     * The other object that has a scan's id, and before it.
     *
     * @throws IOException if the store fails
     */
    public Optional<ObjectLocation> other(ArchivedScan scan) throws IOException {
        if (!bears(scan.object(), scan.scanId())) {
            return Optional.empty();
        }
        ObjectLocation here = scan.object().location();
        ObjectLocation first = seen.get(scan.scanId());
        if (first != null && !first.equals(here)) {
            return Optional.of(first);
        }
        Optional<ObjectLocation> done = doneBefore(scan);
        if (done.isEmpty()) {
            seen.put(scan.scanId(), here);
        }
        return done;
    }

    private Optional<ObjectLocation> doneBefore(ArchivedScan scan) throws IOException {
        Optional<InputObject> input = results.input(scan.scanId(), models);
        if (input.isEmpty()) {
            return Optional.empty();
        }
        String key = input.get().key();
        boolean series = key.endsWith("/");
        ObjectLocation location =
                new ObjectLocation(input.get().bucket(), series ? key.substring(0, key.length() - 1) : key);
        return !location.equals(scan.object().location()) && isThere(location, series, scan.scanId())
                ? Optional.of(location)
                : Optional.empty();
    }

    private boolean isThere(ObjectLocation location, boolean series, String scanId) throws IOException {
        try {
            return bears(series ? StoredSeries.stat(store, location, Optional.empty()) : store.stat(location), scanId);
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static boolean bears(ObjectStat object, String scanId) {
        return ScanNames.given(object.metadata().getOrDefault(ScanNames.METADATA, ""))
                .filter(scanId::equals)
                .isPresent();
    }
}
