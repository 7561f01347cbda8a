package org.lfsr.archive.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.delivery.ProductFolder;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.pipeline.delivery.ProductStore;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectSummary;

/**
 * What two services made of the same scans, each below a prefix of its own: one that is relied upon, and one that is
 * tried beside it.
 *
 * @param store stays the caller's to close
 * @param bucket where both prefixes are
 * @param before where those of the service lie that is relied upon
 * @param after where those of the service lie that is tried
 */
public record PrefixComparison(ObjectStore store, String bucket, ProductKeys before, ProductKeys after) {

    private static final int PAGE_SIZE = 1000;

    /**
     * Compares, scan for scan, the newest result below each prefix, if both are of the same bytes and scale.
     *
     * @param since only scans that one of the two finished then or later
     * @throws IOException if the store fails
     */
    public QualityReport since(Instant since) throws IOException {
        Map<String, List<String>> tried = manifests(after.prefix() + "/", since);
        TreeSet<String> scanIds = new TreeSet<>(tried.keySet());
        scanIds.addAll(manifests(before.prefix() + "/", since).keySet());
        List<Comparison> comparisons = new ArrayList<>();
        for (String scanId : scanIds) {
            comparisons.add(comparison(scanId, newest(tried.getOrDefault(scanId, List.of()), null)));
        }
        return new QualityReport(comparisons);
    }

    private Comparison comparison(String scanId, Optional<Manifest> tried) throws IOException {
        List<String> keys = manifests(before.scan(scanId), Instant.EPOCH).getOrDefault(scanId, List.of());
        return new Comparison(
                scanId,
                newest(keys, tried.orElse(null)).map(Figures::of).orElse(null),
                tried.map(Figures::of).orElse(null),
                false); // A rejected scan leaves nothing below a prefix to tell by.
    }

    private Optional<Manifest> newest(List<String> keys, @Nullable Manifest partner) throws IOException {
        ProductStore products = new ProductStore(store, bucket);
        List<Manifest> found = new ArrayList<>();
        for (String key : keys) {
            products.manifest(key)
                    .manifest()
                    .filter(manifest -> partner == null || areComparable(manifest, partner))
                    .ifPresent(found::add);
        }
        return found.stream().max(Comparator.comparing(Manifest::completedAt));
    }

    /** Manifests without lesions do not show their scale. */
    private static boolean areComparable(Manifest first, Manifest second) {
        Optional<Integer> scale = scale(first);
        Optional<Integer> other = scale(second);
        return first.input().equals(second.input()) && (scale.isEmpty() || other.isEmpty() || scale.equals(other));
    }

    private static Optional<Integer> scale(Manifest manifest) {
        return manifest.stacks().stream()
                .map(stack -> stack.outputBox().width() / stack.inputBox().width())
                .findFirst();
    }

    /** The keys of manifests below a path, by scan. */
    private Map<String, List<String>> manifests(String path, Instant since) throws IOException {
        Map<String, List<String>> found = new HashMap<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            ObjectPage page = store.list(bucket, path, next.get(), PAGE_SIZE);
            for (ObjectSummary object : page.objects()) {
                String[] segments = object.location().key().split("/");
                if (isManifest(object, segments) && !object.lastModified().isBefore(since)) {
                    found.computeIfAbsent(segments[segments.length - 3], id -> new ArrayList<>())
                            .add(object.location().key());
                }
            }
            next = page.next();
        }
        return found;
    }

    private static boolean isManifest(ObjectSummary object, String[] segments) {
        String key = object.location().key();
        return segments.length > 3
                && key.equals(new ProductFolder(key.substring(0, key.lastIndexOf('/') + 1)).manifest());
    }
}
