package org.lfsr.pipeline;

import java.io.IOException;
import java.util.Optional;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/** What is known of the objects below a prefix as of one scan, without reading them. */
public final class StoredSeries {

    private StoredSeries() {}

    /**
     * Looks at them as a scan's preparation does.
     *
     * @param prefix without the slash at its end
     * @param marker the object below it that is no part of the series
     * @return the ETag that the scan's manifest has, while neither an object nor their number changes; the metadata of
     *     the first object
     * @throws ObjectStoreException {@code NOT_FOUND} if nothing is there
     * @throws IOException if the store fails
     */
    public static ObjectStat stat(ObjectStore store, ObjectLocation prefix, Optional<String> marker)
            throws IOException {
        SeriesListing listing = SeriesListing.of(store, prefix, marker, ScanReader.MOST_OBJECTS);
        ObjectStat all = listing.stat();
        ObjectStat first = store.stat(listing.objects().get(0).location());
        return new ObjectStat(
                prefix, all.sizeBytes(), all.etag(), all.lastModified(), all.contentType(), first.metadata());
    }
}
