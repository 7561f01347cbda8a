package org.lfsr.pipeline.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.pipeline.manifest.UnreadableManifestException;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectSummary;
import org.lfsr.storage.WriteOptions;

/**
 * The bucket that products lie in. An unknown outcome is settled by trying once more; if that is unknown too, it goes
 * to the caller.
 *
 * @param store stays the caller's to close
 * @param bucket its name
 */
public record ProductStore(ObjectStore store, String bucket) {

    private static final int PAGE_SIZE = 1000;

    /**
     * The manifest at a key.
     *
     * @throws IOException if the store fails
     */
    public Found manifest(String key) throws IOException {
        try {
            return new Found(true, Optional.of(ManifestFile.read(store, at(key))));
        } catch (UnreadableManifestException e) {
            return new Found(true, Optional.empty());
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return new Found(false, Optional.empty());
            }
            throw e;
        }
    }

    /**
     * Whether all objects that a manifest names are there and the ones that it means.
     *
     * @throws IOException if the store fails
     */
    public boolean holds(Manifest manifest) throws IOException {
        for (StoredProduct product : manifest.products()) {
            if (!holds(product)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(StoredProduct product) throws IOException {
        if (!ObjectLocation.allowsKey(product.key())) {
            return false;
        }
        try {
            ObjectStat stat = store.stat(at(product.key()));
            // Copies of buckets may come without metadata.
            String sha256 = stat.metadata().getOrDefault(EncodedProduct.DIGEST, product.sha256());
            return stat.sizeBytes() == product.sizeBytes() && sha256.equals(product.sha256());
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    StoredProduct write(EncodedProduct product) throws IOException {
        ObjectLocation location = at(product.product().key());
        settle(() -> store.write(location, product.source(), product.options()));
        return product.product();
    }

    /** Whether the manifest was written: not if there is one already. */
    boolean create(String key, Manifest manifest) throws IOException {
        byte[] bytes = ManifestFile.write(manifest);
        WriteOptions options = WriteOptions.ofType(ManifestFile.CONTENT_TYPE).expecting(bytes.length);
        return settle(() -> store.create(at(key), new ByteArrayInputStream(bytes), options))
                .isPresent();
    }

    void delete(String key) throws IOException {
        settle(() -> {
            store.delete(at(key));
            return key;
        });
    }

    /** Deletes what lies below a path but is not to be kept. */
    void deleteOthers(String path, Set<String> kept) throws IOException {
        List<String> others = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            ObjectPage page = store.list(bucket, path, after.get(), PAGE_SIZE);
            page.objects().stream()
                    .map(ObjectSummary::location)
                    .map(ObjectLocation::key)
                    .filter(key -> !kept.contains(key))
                    .forEach(others::add);
            after = page.next();
        }
        for (String key : others) {
            delete(key);
        }
    }

    private ObjectLocation at(String key) {
        return new ObjectLocation(bucket, key);
    }

    private static <T> T settle(Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.OUTCOME_UNKNOWN) {
                return request.send();
            }
            throw e;
        }
    }

    /** Something that leaves the same behind if it is done twice. */
    private interface Request<T> {

        T send() throws IOException;
    }

    /**
     * What lies where a manifest belongs.
     *
     * @param anything whether there is an object
     * @param manifest what it says; empty if it is not a manifest that is known here
     */
    public record Found(boolean anything, Optional<Manifest> manifest) {}
}
