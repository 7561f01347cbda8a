package org.lfsr.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.imaging.roi.SliceRois;
import org.lfsr.pipeline.Generation.NotFiniteException;
import org.lfsr.pipeline.manifest.StageTiming;

/**
 * The second stage, and the only one that calls networks: finds the lesions, makes them finer, and looks whether the
 * detector still finds the same. One thread at a time, as the networks want it; one of these a device.
 */
public final class Enhancement {

    private final ModelSet models;
    private final EnhancementSettings settings;
    private final TimeSource time;

    /**
     * Creates the stage.
     *
     * @param models whose networks are called; closed by whoever opened them
     */
    public Enhancement(ModelSet models, EnhancementSettings settings, TimeSource time) {
        this.models = models;
        this.settings = settings;
        this.time = time;
    }

    /**
     * Enhances a scan. Memory that does not suffice for a batch is tried again with smaller ones.
     *
     * @throws org.lfsr.inference.InferenceException if a network fails; another try, or another device, may help
     * @throws DeadlineException if the deadline passes
     * @throws IOException if the thread is interrupted
     * @throws IllegalArgumentException if these models have no generator of the scan's scale
     */
    public EnhancedScan enhance(Preparation.Prepared scan, Deadline deadline) throws IOException {
        GeneratorModel generator = generator(scan.generator().card().scale());
        int scale = generator.card().scale();
        Batches detectorBatches = new Batches(settings.detector(), deadline);
        Preservation preservation = new Preservation(models.detector(), detectorBatches);
        int context = Math.max(generator.card().contextPixels(), Preservation.contextPixels(scale));

        long started = time.nanos();
        ScanSlices slices = new ScanSlices(scan.volume(), Slicing.of(scan.grid()));
        List<SliceRois> rois = new Detection(models.detector(), detectorBatches).find(slices);
        List<CutStack> cuts = settings.stacks().join(rois).stream()
                .map(region -> CutStack.of(slices, region, context, preservation.beside()))
                .toList();
        long detected = time.nanos();
        Generation generation = new Generation(generator, new Batches(settings.generator(), deadline));
        List<EnhancedLesion> lesions = new ArrayList<>(cuts.size());
        for (CutStack cut : cuts) {
            lesions.add(enhanced(lesions.size(), cut, scale, generation, preservation));
        }
        List<StageTiming> timings = StageTimings.of("detect", detected - started, "enhance", time.nanos() - detected);
        return new EnhancedScan(
                scan.request(),
                scan.input(),
                scan.grid(),
                scan.volume().affine(),
                generator,
                rois.size(),
                lesions,
                scan.warnings(),
                StageTimings.plus(scan.timings(), timings),
                scan.startedAt(),
                scan.series());
    }

    private GeneratorModel generator(int scale) {
        return models.generator(scale)
                .orElseThrow(() -> new IllegalArgumentException("There is no generator of scale %d".formatted(scale)));
    }

    private static EnhancedLesion enhanced(
            int index, CutStack cut, int scale, Generation generation, Preservation preservation) throws IOException {
        List<Image> around = cut.interpolated(scale);
        List<Image> interpolated = around.subList(cut.beside(), cut.beside() + cut.depth()).stream()
                .map(image -> cut.view().region(image, scale))
                .toList();
        RoiStack region = cut.region();
        try {
            List<Image> made = generation.enhance(cut);
            LesionAgreement agreement = preservation.compare(cut, scale, around, made);
            List<Image> restored = IntStream.range(0, made.size())
                    .mapToObj(slice -> cut.score(slice).restore(made.get(slice)))
                    .toList();
            return new EnhancedLesion(
                    index, region, cut.intensities(), cut.input(), interpolated, restored, agreement, null);
        } catch (NotFiniteException e) {
            return new EnhancedLesion(
                    index, region, cut.intensities(), cut.input(), interpolated, interpolated, null, e.sentence());
        }
    }
}
