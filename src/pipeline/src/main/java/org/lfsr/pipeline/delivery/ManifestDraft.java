package org.lfsr.pipeline.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Box;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.ScanSource;
import org.lfsr.pipeline.delivery.DeliverySettings.Previews;
import org.lfsr.pipeline.manifest.ComparedObject;
import org.lfsr.pipeline.manifest.Manifest;
import org.lfsr.pipeline.manifest.Manifest.Outcome;
import org.lfsr.pipeline.manifest.ModelUse;
import org.lfsr.pipeline.manifest.StackRecord;
import org.lfsr.pipeline.manifest.StageTiming;
import org.lfsr.pipeline.manifest.StoredProduct;
import org.lfsr.pipeline.manifest.Verdict;

/** Says in a manifest what is known of a finished scan. */
record ManifestDraft(FinishedScan scan, ProductFolder keys, ModelSet models, DeliverySettings settings) {

    private static final String STORE = "store";

    static List<ModelUse> models(DetectorModel detector, GeneratorModel generator) {
        return List.of(
                new ModelUse(ModelUse.Role.LESION_DETECTOR, detector.card().id(), detector.sha256()),
                new ModelUse(ModelUse.Role.GENERATOR, generator.card().id(), generator.sha256()));
    }

    static ComparedObject compared(ScanSource source) {
        return new ComparedObject(source.location().bucket(), source.location().key(), source.etag());
    }

    /**
     * The manifest.
     *
     * @param storing when storing began
     * @param stored when it ended
     */
    Manifest manifest(List<StoredProduct> products, Instant storing, Instant stored) {
        return new Manifest(
                Manifest.FORMAT,
                scan.request().scanId(),
                scan.request().requestId(),
                scan.stacks().isEmpty() ? Outcome.NO_LESION : Outcome.ENHANCED,
                scan.input(),
                scan.grid(),
                scan.lesionSliceCount(),
                scan.stacks().stream().map(this::record).toList(),
                scan.lesionRecall(),
                comparedIfAny(scan.request().reference()),
                comparedIfAny(scan.request().lesionMask()),
                models(models.detector(), scan.generator()),
                models.computation(),
                settings.configuration(),
                products,
                scan.warnings(),
                timings(Duration.between(storing, stored)),
                settings.serviceVersion(),
                scan.startedAt(),
                stored);
    }

    private static @Nullable ComparedObject comparedIfAny(@Nullable ScanSource source) {
        return source == null ? null : compared(source);
    }

    private List<StageTiming> timings(Duration storing) {
        List<StageTiming> timings = new ArrayList<>(scan.timings());
        timings.add(new StageTiming(STORE, TimeUnit.NANOSECONDS.toMicros(storing.toNanos())));
        return timings;
    }

    private StackRecord record(FinishedStack stack) {
        Box box = stack.region().box();
        StackProducts made = new StackProducts(scan, stack, keys);
        return new StackRecord(
                stack.index(),
                stack.region().firstSlice(),
                stack.region().depth(),
                box,
                box.refined(scan.generator().card().scale()),
                Arrays.stream(made.affine().toRows()).boxed().toList(),
                stack.intensities(),
                stack.replacement() == null ? Verdict.ACCEPTED : Verdict.REPLACED,
                stack.replacement(),
                stack.quality(),
                keys.volume(stack.index()),
                keys.deviation(stack.index()),
                settings.previews() == Previews.PNG ? keys.preview(stack.index()) : null);
    }
}
