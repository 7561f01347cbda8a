package org.lfsr.service.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.Execution;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.pipeline.DetectorModel;
import org.lfsr.pipeline.GeneratorModel;
import org.lfsr.pipeline.ModelSet;
import org.lfsr.pipeline.manifest.Computation;

/**
 * The models in use, open. Whoever opened them closes them, once nobody calls them any more; the networks are called by
 * one thread at a time.
 */
public final class Models implements AutoCloseable {

    private final DetectorModel detector;
    private final OnnxLesionDetector openDetector;
    private final List<GeneratorModel> generators = new ArrayList<>();
    private final List<OnnxGenerator> openGenerators = new ArrayList<>();

    private Models(DetectorModel detector, OnnxLesionDetector openDetector) {
        this.detector = detector;
        this.openDetector = openDetector;
    }

    /**
     * Opens a detector and generators, and tries each on its golden slice.
     *
     * @throws UnusableModelException if one is missing, broken, not what is demanded, or cannot run as it is set
     * @throws IOException if a file cannot be read
     */
    public static Models open(Path detector, List<Path> generators, ModelDemands demands, SessionSettings settings)
            throws IOException {
        StoredModel stored = StoredModel.read(detector);
        demands.check(stored);
        OnnxLesionDetector network = OnnxLesionDetector.open(stored, settings);
        Models models = new Models(new DetectorModel(network, network.card(), stored.sha256()), network);
        try {
            for (Path generator : generators) {
                models.add(generator, demands, settings);
            }
            demands.checkScales(models.generatorCards());
            return models;
        } catch (IOException | RuntimeException e) {
            models.close();
            throw e;
        }
    }

    private void add(Path file, ModelDemands demands, SessionSettings settings) throws IOException {
        StoredModel stored = StoredModel.read(file);
        demands.check(stored);
        OnnxGenerator network = OnnxGenerator.open(stored, settings);
        openGenerators.add(network);
        generators.add(new GeneratorModel(network, network.card(), stored.sha256()));
    }

    private List<GeneratorCard> generatorCards() {
        return generators.stream().map(GeneratorModel::card).toList();
    }

    /** The models as the pipeline takes them. */
    public ModelSet set() {
        Execution on = execution();
        Computation computation =
                new Computation(on.runtime(), lowerCase(on.provider()), lowerCase(on.precision()), on.device());
        return new ModelSet(detector, generators, computation);
    }

    /** On what they run. */
    public Execution execution() {
        return openDetector.execution();
    }

    /** How many batches so far the processors did, because the device had too little memory. */
    public long batchesOnProcessors() {
        return execution().batchesOnProcessors()
                + openGenerators.stream()
                        .mapToLong(network -> network.execution().batchesOnProcessors())
                        .sum();
    }

    @Override
    public void close() {
        openDetector.close();
        openGenerators.forEach(OnnxGenerator::close);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
