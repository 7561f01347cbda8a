package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.delivery.DeliverySettings.Previews;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.storage.ObjectStore;

/** Deliveries of one configuration, and what must be true after any. */
final class Deliveries {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:09Z");
    static final Map<String, String> CONFIGURATION = Map.of("lfsr.slice-axis", "Z", "lfsr.fallback", "BILINEAR");

    private Deliveries() {}

    static Delivery into(ObjectStore store) {
        return into(store, Models.generator(2), CONFIGURATION, Previews.NONE);
    }

    static Delivery withPreviews(ObjectStore store) {
        return into(store, Models.generator(2), CONFIGURATION, Previews.PNG);
    }

    static Delivery into(
            ObjectStore store, GeneratorModel generator, Map<String, String> configuration, Previews previews) {
        DeliverySettings settings = new DeliverySettings(
                FinishedScans.BUCKET,
                new ProductKeys("enhanced"),
                previews,
                new DicomOutput.AsSource(),
                configuration,
                "0.1.0");
        return new Delivery(store, settings, Models.with(generator), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Where a scan's products lie. */
    static ProductFolder folder(FinishedScan scan) {
        return new ProductKeys("enhanced").of(scan.request().scanId(), Models.DETECTOR, scan.generator());
    }

    /** A manifest must name nothing but what is there, byte for byte. */
    static void assertTruthful(MemoryObjectStore store, String manifestKey) throws IOException {
        if (store.keys().contains(manifestKey)) {
            assertComplete(store, ManifestFile.read(manifestKey, store.bytes(manifestKey)));
        }
    }

    static void assertComplete(MemoryObjectStore store, Manifest manifest) {
        for (StoredProduct product : manifest.products()) {
            assertThat(store.keys()).contains(product.key());
            assertThat(MemoryObjectStore.sha256(store.bytes(product.key())))
                    .as(product.key())
                    .isEqualTo(product.sha256());
        }
        assertThat(manifest.stacks())
                .allSatisfy(stack -> assertThat(manifest.products())
                        .extracting(StoredProduct::key)
                        .contains(stack.volumeKey(), stack.deviationKey()));
    }
}
