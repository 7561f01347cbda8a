package org.lfsr.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lfsr.pipeline.delivery.ProductFolder;
import org.lfsr.pipeline.delivery.ProductStore;
import org.lfsr.pipeline.manifest.InputObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectSummary;

/** What was done before, from the manifests that lie beside the results. As safe for threads as its store. */
public final class Results {

    private static final int PAGE_SIZE = 1000;

    private final ObjectStore store;
    private final ProductStore products;
    private final Output output;

    /** Reads from a store that stays the caller's to close. */
    public Results(ObjectStore store, Output output) {
        this.store = store;
        this.products = new ProductStore(store, output.bucket());
        this.output = output;
    }

    /**
     * Whether a scan, as it is stored now, was done with two models, and all that came out is there.
     *
     * @throws IOException if the store fails
     */
    public boolean isDone(ArchivedScan scan, ModelPair models) throws IOException {
        Optional<Manifest> manifest = current(scan, models);
        return manifest.isPresent() && products.holds(manifest.get());
    }

    /**
     * What is known of a scan, as it is stored now, done with two models.
     *
     * @throws IOException if the store fails
     */
    public Optional<Manifest> current(ArchivedScan scan, ModelPair models) throws IOException {
        return manifest(scan.scanId(), models).filter(manifest -> scan.is(manifest.input()));
    }

    /** What was read by the scan of an id that was done last with two models. */
    Optional<InputObject> input(String scanId, ModelPair models) throws IOException {
        return manifest(scanId, models).map(Manifest::input);
    }

    private Optional<Manifest> manifest(String scanId, ModelPair models) throws IOException {
        ProductFolder folder = new ProductFolder(output.keys().scan(scanId) + models.name() + "/");
        return products.manifest(folder.manifest())
                .manifest()
                .filter(manifest ->
                        manifest.scanId().equals(scanId) && manifest.models().equals(models.models()));
    }

    /**
     * What is known of a scan, as it is stored now, done with other models at the same scale; the newest there is.
     *
     * @throws IOException if the store fails
     */
    public Optional<Manifest> earlier(ArchivedScan scan, ModelPair models) throws IOException {
        return all(scan).stream()
                .filter(manifest -> !manifest.models().equals(models.models()))
                .filter(manifest -> mayBeOf(manifest, models.scale()))
                .max(Comparator.comparing(Manifest::completedAt));
    }

    /** The newest that is known of a scan, as it is stored now, of a scale that may be this one. */
    Optional<Manifest> newest(ArchivedScan scan, int scale) throws IOException {
        return all(scan).stream()
                .filter(manifest -> mayBeOf(manifest, scale))
                .max(Comparator.comparing(Manifest::completedAt));
    }

    /** Whether there is any result under a scan's id. */
    boolean knows(String scanId) throws IOException {
        ObjectPage page = store.list(output.bucket(), output.keys().scan(scanId), "", 1);
        return !page.objects().isEmpty() || page.next().isPresent();
    }

    private List<Manifest> all(ArchivedScan scan) throws IOException {
        String path = output.keys().scan(scan.scanId());
        List<Manifest> found = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            ObjectPage page = store.list(output.bucket(), path, after.get(), PAGE_SIZE);
            for (ObjectSummary object : page.objects()) {
                String key = object.location().key();
                if (key.equals(new ProductFolder(key.substring(0, key.lastIndexOf('/') + 1)).manifest())) {
                    products.manifest(key)
                            .manifest()
                            .filter(manifest -> scan.is(manifest.input()))
                            .ifPresent(found::add);
                }
            }
            after = page.next();
        }
        return found;
    }

    /** Manifests without lesions do not show their scale. */
    private static boolean mayBeOf(Manifest manifest, int scale) {
        return manifest.stacks().stream().allMatch(stack -> isOf(stack, scale));
    }

    private static boolean isOf(StackRecord stack, int scale) {
        return stack.outputBox().width() == scale * stack.inputBox().width();
    }
}
