package org.lfsr.trainer.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;
import org.lfsr.inference.FidelityFloor;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.GoldenSlice;
import org.lfsr.inference.StoredImage;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.TrainedDegradation;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.data.CoarseSlice;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.LowResolution;
import org.lfsr.trainer.evaluation.RegionEnhancer;
import org.lfsr.trainer.network.SrResNet;

/**
 * Makes a generator's model and card.
 *
 * @param trained what its run left
 * @param run its configuration
 * @param request what is wanted
 * @param graphs how networks become graphs
 */
record GeneratorModel(TrainedRun trained, GeneratorRun run, ExportRequest request, ModelExport.Graphs graphs) {

    private static final int GOLDEN_SIDE = 24;

    /**
     * Makes them, and shows that they do as the network does.
     *
     * @param slices the validation data's slices with lesions
     * @throws ExportException if they do not
     */
    StoredModel of(List<LabelledSlice> slices) throws ExportException, UnusableModelException {
        try (SrResNet network = SrResNet.of(run.network())) {
            network.load(trained.state());
            network.evaluate();
            OnnxModel graph = graphs.of(run.network(), trained.state());
            SliceParity parity = new SliceParity(network);
            StoredModel untried = ModelExport.stored(request, graph, card(graph, Map.of(), null, null));
            GeneratorTrial.Verdict verdict = tried(untried, parity, slices);
            GoldenSlice golden = golden(parity);
            return ModelExport.stored(request, graph, card(graph, verdict.figures(), verdict.floor(), golden));
        }
    }

    private GeneratorTrial.Verdict tried(StoredModel model, SliceParity parity, List<LabelledSlice> slices)
            throws ExportException, UnusableModelException {
        try (OnnxGenerator generator = OnnxGenerator.open(model, ModelExport.SETTINGS)) {
            parity.check(sample -> generator.enhance(sample).get(0), samples(slices));
            return new GeneratorTrial(generator, degradation(), lowResolution()).judge(judged(slices));
        }
    }

    private List<SliceParity.Sample> samples(List<LabelledSlice> slices) {
        return SliceParity.spread(slices).stream().map(this::sample).toList();
    }

    private SliceParity.Sample sample(LabelledSlice slice) {
        Image low = CoarseSlice.of(slice, lowResolution(), 0, 0).low();
        String name = "%s slice %d".formatted(slice.scan().patient(), slice.index());
        return new SliceParity.Sample(name, List.of(ZScore.of(low).normalize(low)));
    }

    private List<LabelledSlice> judged(List<LabelledSlice> slices) {
        return IntStream.range(0, slices.size())
                .filter(index -> index % request.everySlice() == 0)
                .mapToObj(slices::get)
                .toList();
    }

    private GoldenSlice golden(SliceParity parity) {
        Image input = Phantom.slice(GOLDEN_SIDE, 0);
        return new GoldenSlice(
                List.of(StoredImage.of(input)),
                StoredImage.of(parity.network(List.of(input))),
                ModelExport.GOLDEN_TOLERANCE);
    }

    private GeneratorCard card(
            OnnxModel graph, Map<String, Double> figures, @Nullable FidelityFloor floor, @Nullable GoldenSlice golden) {
        String description = "Makes lesion regions of slices %d times as fine along each side."
                .formatted(run.network().scale());
        return new GeneratorCard(
                new CardAbout(trained, request, graph)
                        .of(description, run.network().scale(), figures),
                run.network().scale(),
                degradation(),
                RegionEnhancer.CONTEXT_PIXELS,
                floor,
                golden);
    }

    private TrainedDegradation degradation() {
        return new TrainedDegradation(
                run.degradation().method().name().toLowerCase(Locale.ROOT),
                run.network().scale(),
                run.degradation().noiseSigmas());
    }

    private LowResolution lowResolution() {
        return new LowResolution(run.degradation().method(), run.network().scale());
    }
}
