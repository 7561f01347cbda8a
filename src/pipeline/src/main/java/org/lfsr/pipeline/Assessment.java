package org.lfsr.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.degrade.Degradation;
import org.lfsr.imaging.quality.DeviationMap;
import org.lfsr.imaging.quality.EnhancedStack;
import org.lfsr.imaging.quality.RoiQuality;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.Companion.Content;
import org.lfsr.pipeline.Companion.UnusableException;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.Warning;
import org.lfsr.storage.ObjectStore;

/**
 * The third stage: measures every result, by a reference too where there is one, and replaces what does not keep to the
 * limits. Needs a processor, and the store for a reference or a mask. Holds no state: any number of threads may use
 * one.
 */
public final class Assessment {

    /** The code of the warning about a reference that nothing can be measured by. */
    public static final String REFERENCE_UNUSABLE = "REFERENCE_UNUSABLE";

    /** The code of the warning about a lesion mask that nothing can be measured by. */
    public static final String MASK_UNUSABLE = "MASK_UNUSABLE";

    private final ObjectStore store;
    private final Limits limits;
    private final ReadLimits readLimits;
    private final TimeSource time;

    /**
     * Creates the stage.
     *
     * @param readLimits how large a scan, and its mask, may be; a reference may be so much larger as it is finer
     */
    public Assessment(ObjectStore store, Limits limits, ReadLimits readLimits, TimeSource time) {
        this.store = store;
        this.limits = limits;
        this.readLimits = readLimits;
        this.time = time;
    }

    /**
     * Judges a scan's results. A reference or a mask that cannot be used becomes a warning.
     *
     * @throws DeadlineException if the deadline passes
     * @throws IOException if the store fails; another try may help
     */
    public FinishedScan assess(EnhancedScan scan, Deadline deadline) throws IOException {
        long started = time.nanos();
        List<Warning> warnings = new ArrayList<>(scan.warnings());
        Companion companion = new Companion(store, time, deadline);
        @Nullable List<List<Image>> references = references(scan, companion, warnings);
        @Nullable Double recall = recall(scan, companion, warnings);
        List<FinishedStack> stacks = new ArrayList<>(scan.lesions().size());
        for (EnhancedLesion lesion : scan.lesions()) {
            deadline.check();
            stacks.add(finished(scan, lesion, references == null ? null : references.get(lesion.index())));
        }
        return new FinishedScan(
                scan.request(),
                scan.input(),
                scan.grid(),
                scan.affine(),
                scan.generator(),
                scan.lesionSliceCount(),
                stacks,
                recall,
                warnings,
                StageTimings.plus(scan.timings(), List.of(StageTimings.of("check", time.nanos() - started))),
                scan.startedAt(),
                scan.series());
    }

    private @Nullable List<List<Image>> references(EnhancedScan scan, Companion companion, List<Warning> warnings)
            throws IOException {
        ScanSource source = scan.request().reference();
        if (source == null || scan.lesions().isEmpty()) {
            return null;
        }
        int scale = scan.generator().card().scale();
        Slicing slicing = Slicing.of(scan.grid());
        List<RoiStack> regions = scan.lesions().stream()
                .map(EnhancedLesion::region)
                .map(region -> new RoiStack(region.box().refined(scale), region.firstSlice(), region.lastSlice()))
                .toList();
        RegionCollector collector = new RegionCollector(slicing.axis(), regions);
        try {
            companion.read(
                    source,
                    Content.INTENSITIES,
                    readLimits.refined(scale),
                    slicing.refined(scale).grid(),
                    slicing.refined(scan.affine(), scale),
                    collector::add);
            return collector.regions();
        } catch (UnusableException e) {
            warnings.add(new Warning(REFERENCE_UNUSABLE, e.sentence()));
            return null;
        }
    }

    private @Nullable Double recall(EnhancedScan scan, Companion companion, List<Warning> warnings) throws IOException {
        ScanSource source = scan.request().lesionMask();
        if (source == null) {
            return null;
        }
        Slicing slicing = Slicing.of(scan.grid());
        MaskRecall recall = new MaskRecall(
                slicing.axis(),
                scan.lesions().stream().map(EnhancedLesion::region).toList());
        try {
            companion.read(source, Content.LABELS, readLimits, slicing.grid(), scan.affine(), recall::add);
            return recall.share().orElse(null);
        } catch (UnusableException e) {
            warnings.add(new Warning(MASK_UNUSABLE, e.sentence()));
            return null;
        }
    }

    private FinishedStack finished(EnhancedScan scan, EnhancedLesion lesion, @Nullable List<Image> reference) {
        Degradation degradation = scan.generator().card().degradation().degradation();
        EnhancedStack stack = new EnhancedStack(degradation, lesion.input(), lesion.enhanced());
        List<Image> deviations = DeviationMap.of(stack);
        Optional<RoiQuality> measured =
                lesion.agreement() == null ? Optional.empty() : Optional.of(RoiQuality.of(stack, deviations));
        return new FinishedStack(
                lesion.index(),
                lesion.region(),
                lesion.intensities(),
                lesion.input(),
                lesion.interpolated(),
                lesion.enhanced(),
                deviations,
                replacement(scan, lesion, measured, stack.peak()),
                quality(lesion, measured, reference));
    }

    private @Nullable Replacement replacement(
            EnhancedScan scan, EnhancedLesion lesion, Optional<RoiQuality> measured, double peak) {
        LesionAgreement agreement = lesion.agreement();
        if (agreement == null || measured.isEmpty()) {
            return Judgement.notFinite(String.valueOf(lesion.defect()));
        }
        return new Judgement(limits, scan.generator().card()).objection(lesion, agreement, measured.get(), peak);
    }

    private static StackQuality quality(
            EnhancedLesion lesion, Optional<RoiQuality> measured, @Nullable List<Image> reference) {
        ReferenceFigures bilinear =
                reference == null ? ReferenceFigures.NONE : ReferenceFigures.of(reference, lesion.interpolated());
        ReferenceFigures result = reference == null || measured.isEmpty()
                ? ReferenceFigures.NONE
                : ReferenceFigures.of(reference, lesion.enhanced());
        LesionAgreement agreement = lesion.agreement();
        return new StackQuality(
                measured.map(quality -> quality.fidelity().psnrDb()).orElse(null),
                measured.map(quality -> quality.fidelity().worstSlicePsnrDb()).orElse(null),
                measured.map(quality -> quality.fidelity().ssim()).orElse(null),
                measured.map(RoiQuality::sharpnessGain).orElse(null),
                measured.map(RoiQuality::noiseBefore).orElse(null),
                measured.map(RoiQuality::noiseAfter).orElse(null),
                measured.map(RoiQuality::sliceCoherence)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .orElse(null),
                agreement == null ? null : agreement.overlap(),
                result.psnrDb(),
                result.ssim(),
                bilinear.psnrDb(),
                bilinear.ssim());
    }
}
