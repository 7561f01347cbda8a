package org.lfsr.service.rest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lfsr.messaging.ScanStatus;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.delivery.DeliverySettings;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.ManifestFile;
import org.lfsr.pipeline.manifest.UnreadableManifestException;
import org.lfsr.pipeline.manifest.Verdict;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/** Finds out how a scan stands: from what is at work here, and from the manifests in the bucket. */
final class ScanLookup {

    private final Function<String, Optional<ScanStatus>> atWork;
    private final ObjectStore store;
    private final DeliverySettings delivery;
    private final ModelSet models;

    ScanLookup(
            Function<String, Optional<ScanStatus>> atWork,
            ObjectStore store,
            DeliverySettings delivery,
            ModelSet models) {
        this.atWork = atWork;
        this.store = store;
        this.delivery = delivery;
        this.models = models;
    }

    /**
     * Looks for a scan.
     *
     * @return empty if nobody knows it
     * @throws IOException if the store fails
     */
    Optional<ScanView> find(String scanId) throws IOException {
        Optional<ScanStatus> status = atWork.apply(scanId);
        List<ScanView.Result> results = results(scanId);
        if (status.isPresent()) {
            return Optional.of(waiting(status.get(), results));
        }
        return results.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScanView(scanId, ScanView.State.DONE, null, null, null, null, results));
    }

    private static ScanView waiting(ScanStatus status, List<ScanView.Result> results) {
        return new ScanView(
                status.scanId(),
                ScanView.State.valueOf(status.phase().name()),
                status.requestId(),
                status.attempt(),
                status.nextAttemptAt(),
                status.lastFailure(),
                results);
    }

    private List<ScanView.Result> results(String scanId) throws IOException {
        List<ScanView.Result> results = new ArrayList<>();
        for (GeneratorModel generator : models.generators()) {
            String key =
                    delivery.keys().of(scanId, models.detector(), generator).manifest();
            manifest(new ObjectLocation(delivery.bucket(), key))
                    .map(manifest -> result(generator.card().id(), manifest, key))
                    .ifPresent(results::add);
        }
        return results;
    }

    /** What cannot be read is done again when it is asked for, so it counts as not there. */
    private Optional<Manifest> manifest(ObjectLocation location) throws IOException {
        try {
            return Optional.of(ManifestFile.read(store, location));
        } catch (UnreadableManifestException e) {
            return Optional.empty();
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ScanView.Result result(String generator, Manifest manifest, String key) {
        long replaced = manifest.stacks().stream()
                .filter(stack -> stack.verdict() == Verdict.REPLACED)
                .count();
        return new ScanView.Result(
                generator,
                manifest.outcome().name(),
                manifest.stacks().size(),
                (int) replaced,
                manifest.completedAt(),
                delivery.bucket(),
                key);
    }
}
