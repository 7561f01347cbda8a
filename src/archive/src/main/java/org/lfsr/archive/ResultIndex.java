package org.lfsr.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.delivery.ProductStore;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectSummary;

/**
 * Knows under which ids objects were done before, from the manifests of all results. Reads them all when it is first
 * asked, and keeps a few hundred bytes for each. One thread.
 */
final class ResultIndex {

    private static final int PAGE_SIZE = 1000;
    private static final String MANIFEST = "/manifest.json";

    private final ObjectStore store;
    private final Output output;
    private @Nullable Map<Content, Named> names;

    ResultIndex(ObjectStore store, Output output) {
        this.store = store;
        this.output = output;
    }

    /** The id under which these bytes of an object, or of a series below a prefix, were done last. */
    Optional<String> scanId(ObjectStat object, String key) throws IOException {
        if (names == null) {
            names = read();
        }
        Content content = new Content(object.location().bucket(), key, object.etag());
        return Optional.ofNullable(names.get(content)).map(Named::scanId);
    }

    private Map<Content, Named> read() throws IOException {
        Map<Content, Named> found = new HashMap<>();
        ProductStore products = new ProductStore(store, output.bucket());
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            ObjectPage page = store.list(output.bucket(), output.keys().prefix() + "/", after.get(), PAGE_SIZE);
            for (ObjectSummary object : page.objects()) {
                if (object.location().key().endsWith(MANIFEST)) {
                    products.manifest(object.location().key()).manifest().ifPresent(each -> add(found, each));
                }
            }
            after = page.next();
        }
        return found;
    }

    private static void add(Map<Content, Named> names, Manifest manifest) {
        InputObject input = manifest.input();
        names.merge(
                new Content(input.bucket(), input.key(), input.etag()),
                new Named(manifest.scanId(), manifest.completedAt()),
                (one, other) -> one.doneAt().isAfter(other.doneAt()) ? one : other);
    }

    /** An object's bytes. */
    private record Content(String bucket, String key, String etag) {}

    /** What they were called. */
    private record Named(String scanId, Instant doneAt) {}
}
