package org.lfsr.pipeline.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lfsr.dicom.series.SeriesHeader;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.ScanRequest;
import org.lfsr.pipeline.delivery.DeliverySettings.Previews;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/**
 * Stores finished scans, so that a manifest is there only while every object that it names is.
 *
 * <p>Whoever is killed half-way leaves no manifest behind, and doing the scan again puts everything right. Of several
 * that deliver the same scan at once the first to create the manifest wins; the others return its manifest. If they do
 * not deliver the same (the scan's object was replaced meanwhile, say), they may write over one another's objects: each
 * looks at all objects before it returns, and where the manifest that is there is not true, stores its own anew.
 *
 * <p>Needs memory for one stack's result and one encoded object beside the scan. Any thread may call, several at once.
 */
public final class Delivery {

    private static final int ROUNDS = 3;

    private final ProductStore store;
    private final DeliverySettings settings;
    private final ModelSet models;
    private final Clock clock;

    /**
     * Creates a delivery into a store that stays the caller's to close.
     *
     * @param models those that scans are done with
     * @param clock tells when a scan was stored
     * @throws IllegalStateException if there shall be pictures, and there are no fonts
     */
    public Delivery(ObjectStore store, DeliverySettings settings, ModelSet models, Clock clock) {
        if (settings.previews() == Previews.PNG) {
            Sheet.requireFonts();
        }
        this.store = new ProductStore(store, settings.bucket());
        this.settings = settings;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Looks for what an earlier run has stored.
     *
     * @param request the scan; it is the same if its object is, and what it is to be measured against, if anything
     * @param etag of the scan's object as it is now
     * @param generator what shall enhance it
     * @return the manifest, if it is of this scan, these models and this configuration and all that it names is there;
     *     one that cannot be read counts as none
     * @throws IllegalArgumentException if the scan's id may be none
     * @throws ObjectStoreException if the store fails
     */
    public Optional<Manifest> find(ScanRequest request, String etag, GeneratorModel generator) throws IOException {
        ProductStore.Found found = store.manifest(keys(request, generator).manifest());
        return isDone(wanted(request, etag, generator), found) ? found.manifest() : Optional.empty();
    }

    /**
     * Stores a scan; of one that is stored already, as {@link #find} has it, nothing is written.
     *
     * @return the manifest that is there now: this scan's, or that of somebody who did the same
     * @throws IllegalArgumentException if the scan's id may be none
     * @throws ObjectStoreException if the store fails; {@code TRY_AGAIN} if somebody else keeps writing something else
     */
    public Manifest deliver(FinishedScan scan) throws IOException {
        Instant start = clock.instant();
        Wanted wanted = wanted(scan.request(), scan.input().etag(), scan.generator())
                .holding(scan.input().sha256());
        ProductFolder keys = keys(scan.request(), scan.generator());
        for (int round = 0; round < ROUNDS; round++) {
            ProductStore.Found found = store.manifest(keys.manifest());
            if (isDone(wanted, found)) {
                return found.manifest().orElseThrow();
            }
            if (found.anything()) {
                store.delete(keys.manifest());
            }
            List<StoredProduct> products = stored(scan, keys);
            store.deleteOthers(keys.path(), kept(keys, products));
            store.create(keys.manifest(), manifest(scan, products, start));
        }
        ProductStore.Found found = store.manifest(keys.manifest());
        if (isDone(wanted, found)) {
            return found.manifest().orElseThrow();
        }
        throw new ObjectStoreException(
                ObjectStoreException.Kind.TRY_AGAIN,
                "Somebody else wrote to %s each of the %d times that this scan was stored there"
                        .formatted(keys.path(), ROUNDS));
    }

    private ProductFolder keys(ScanRequest request, GeneratorModel generator) {
        return settings.keys().of(request.scanId(), models.detector(), generator);
    }

    private Wanted wanted(ScanRequest request, String etag, GeneratorModel generator) {
        return new Wanted(
                request, etag, null, ManifestDraft.models(models.detector(), generator), settings.configuration());
    }

    private boolean isDone(Wanted wanted, ProductStore.Found found) throws IOException {
        return found.manifest().filter(wanted::isIn).isPresent()
                && store.holds(found.manifest().get());
    }

    private List<StoredProduct> stored(FinishedScan scan, ProductFolder keys) throws IOException {
        List<StoredProduct> products = new ArrayList<>();
        for (FinishedStack stack : scan.stacks()) {
            StackProducts made = new StackProducts(scan, stack, keys);
            products.add(store.write(made.volume()));
            products.add(store.write(made.deviation()));
            if (settings.previews() == Previews.PNG) {
                products.add(store.write(made.preview()));
            }
            products.addAll(storedDicom(scan, stack, keys));
        }
        return products;
    }

    private List<StoredProduct> storedDicom(FinishedScan scan, FinishedStack stack, ProductFolder keys)
            throws IOException {
        SeriesHeader header = scan.series();
        List<StoredProduct> products = new ArrayList<>();
        if (header != null && settings.dicom().isWanted()) {
            DicomProducts made = new DicomProducts(scan, header, stack, keys, models.detector(), settings);
            for (EncodedProduct product : made.volume()) {
                products.add(store.write(product));
            }
            for (EncodedProduct product : made.deviation()) {
                products.add(store.write(product));
            }
        }
        return products;
    }

    /** A manifest that somebody else has just written is not waste. */
    private static Set<String> kept(ProductFolder keys, List<StoredProduct> products) {
        Set<String> kept = products.stream().map(StoredProduct::key).collect(Collectors.toSet());
        kept.add(keys.manifest());
        return kept;
    }

    private Manifest manifest(FinishedScan scan, List<StoredProduct> products, Instant start) {
        return new ManifestDraft(scan, keys(scan.request(), scan.generator()), models, settings)
                .manifest(products, start, clock.instant());
    }
}
