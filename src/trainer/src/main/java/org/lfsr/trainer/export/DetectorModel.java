package org.lfsr.trainer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.ZScore;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.GoldenSlice;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.StoredImage;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.evaluation.Detection;
import org.lfsr.trainer.evaluation.OperatingRuleFile;
import org.lfsr.trainer.network.LesionNet;

/**
 * Makes a detector's model and card.
 *
 * @param trained what its run left
 * @param run its configuration
 * @param request what is wanted
 * @param graphs how networks become graphs
 */
record DetectorModel(TrainedRun trained, DetectorRun run, ExportRequest request, ModelExport.Graphs graphs) {

    private static final int GOLDEN_SIDE = 32;

    /**
     * Makes them, and shows that they do as the network does.
     *
     * @param slices the validation data's slices with lesions
     * @throws ExportException if they do not, or nobody says how the map becomes regions
     */
    StoredModel of(List<LabelledSlice> slices) throws ExportException, IOException {
        OperatingRule rule = operatingRule();
        try (LesionNet network = LesionNet.of(run.detector())) {
            network.load(trained.state());
            network.evaluate();
            OnnxModel graph = graphs.of(run.detector(), trained.state());
            SliceParity parity = new SliceParity(network);
            Map<String, Double> figures = figures(rule);
            check(ModelExport.stored(request, graph, card(graph, rule, figures, null)), parity, slices);
            return ModelExport.stored(request, graph, card(graph, rule, figures, golden(parity)));
        }
    }

    /** What was measured of these very weights at these very points, if it was. */
    private Map<String, Double> figures(OperatingRule rule) throws IOException {
        Path file = request.run().detection();
        if (!Files.exists(file)) {
            return Map.of();
        }
        Detection measured = Detection.read(file);
        return measured.isOf(trained.state().sha256(), rule) ? measured.named() : Map.of();
    }

    private OperatingRule operatingRule() throws IOException, ExportException {
        Path file = request.run().operatingPoint();
        if (request.rule() != null) {
            return request.rule();
        }
        if (!Files.exists(file)) {
            throw new ExportException(
                    "A detector needs a threshold and a margin, but there is no %s: evaluate the run, ".formatted(file)
                            + "or give --threshold and --margin");
        }
        return OperatingRuleFile.read(file);
    }

    private void check(StoredModel model, SliceParity parity, List<LabelledSlice> slices)
            throws ExportException, UnusableModelException {
        try (OnnxLesionDetector detector = OnnxLesionDetector.open(model, ModelExport.SETTINGS)) {
            List<SliceParity.Sample> samples =
                    SliceParity.spread(slices).stream().map(this::sample).toList();
            parity.check(sample -> detector.occupancy(List.of(sample)).get(0), samples);
        }
    }

    private SliceParity.Sample sample(LabelledSlice slice) {
        int reach = run.detector().channels() / 2;
        List<Image> images = IntStream.rangeClosed(-reach, reach)
                .mapToObj(places -> slice.neighbour(places).image())
                .map(image -> ZScore.of(image).normalize(image))
                .toList();
        return new SliceParity.Sample("%s slice %d".formatted(slice.scan().patient(), slice.index()), images);
    }

    private GoldenSlice golden(SliceParity parity) {
        int reach = run.detector().channels() / 2;
        List<Image> input = IntStream.rangeClosed(-reach, reach)
                .mapToObj(places -> Phantom.slice(GOLDEN_SIDE, places))
                .toList();
        return new GoldenSlice(
                input.stream().map(StoredImage::of).toList(),
                StoredImage.of(parity.network(input)),
                ModelExport.GOLDEN_TOLERANCE);
    }

    private DetectorCard card(
            OnnxModel graph, OperatingRule rule, Map<String, Double> figures, @Nullable GoldenSlice golden) {
        List<Integer> scales = run.scenes().scales();
        return new DetectorCard(
                new CardAbout(trained, request, graph)
                        .of("Says where in slices lesions may be.", Collections.max(scales), figures),
                run.detector().channels(),
                run.detector().stride(),
                rule,
                scales,
                golden);
    }
}
