package org.lfsr.trainer.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.OnnxGenerator;
import org.lfsr.inference.onnx.OnnxLesionDetector;
import org.lfsr.inference.onnx.SessionSettings;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.run.TrainingException;

/**
 * Makes a model of a trained run, tries it in the code that will serve it, and only then writes it.
 *
 * <p>The same run and request give the same bytes on the same machine.
 */
public final class ModelExport {

    /** By how much a served pixel may differ from the golden one; NVIDIA's TF32 needs the room. */
    static final double GOLDEN_TOLERANCE = 0.02;

    /** How models are tried. */
    static final SessionSettings SETTINGS = SessionSettings.cpu(0);

    private final Graphs graphs;

    /** Creates an export. */
    public ModelExport() {
        this(new Faithful());
    }

    ModelExport(Graphs graphs) {
        this.graphs = graphs;
    }

    /** How networks become graphs. */
    interface Graphs {

        OnnxModel of(GeneratorShape shape, NetworkState state);

        OnnxModel of(DetectorShape shape, NetworkState state);
    }

    private static final class Faithful implements Graphs {

        @Override
        public OnnxModel of(GeneratorShape shape, NetworkState state) {
            return GeneratorExport.of(shape, state);
        }

        @Override
        public OnnxModel of(DetectorShape shape, NetworkState state) {
            return DetectorExport.of(shape, state);
        }
    }

    /**
     * Makes a model and its card, and writes both.
     *
     * @return what was written beside the model
     * @throws ExportException if the network is missing or another one, the model does not do as it does, or there is a
     *     model already; nothing is written then
     * @throws ConfigurationException if the run's configuration is missing or broken
     * @throws TrainingException if the run's provenance is missing or broken
     * @throws DataException if the run's data is missing, or has changed
     */
    public CardFile export(ExportRequest request)
            throws IOException, ConfigurationException, TrainingException, DataException, ExportException {
        if (Files.exists(request.output())) {
            throw new ExportException("There is a model at %s already: a model does not change, give another --output"
                    .formatted(request.output()));
        }
        TrainedRun trained = TrainedRun.read(request.run(), request.weights());
        List<LabelledSlice> slices = DataSplit.lesionSlices(trained.data().validation());
        StoredModel model = model(request, trained, slices);
        open(model);
        CardFile card = new CardFile(model.sha256(), model.card());
        write(request.output(), model, card);
        return card;
    }

    private StoredModel model(ExportRequest request, TrainedRun trained, List<LabelledSlice> slices)
            throws IOException, ExportException {
        try {
            if (trained.configuration() instanceof GeneratorRun run) {
                return new GeneratorModel(trained, run, request, graphs).of(slices);
            }
            if (trained.configuration() instanceof DetectorRun run) {
                return new DetectorModel(trained, run, request, graphs).of(slices);
            }
        } catch (IllegalArgumentException e) {
            throw new ExportException("%s makes no model: %s".formatted(trained.file(), e.getMessage()), e);
        }
        throw new AssertionError(trained.configuration());
    }

    static StoredModel stored(ExportRequest request, OnnxModel graph, ModelCard card) {
        OnnxModel model = graph.withMetadata(Map.of(ModelCard.METADATA_KEY, card.toJson()));
        return StoredModel.of(request.output().toString(), model.toBytes(), card);
    }

    /** As whoever serves it will. */
    private static void open(StoredModel model) throws UnusableModelException {
        if (model.card() instanceof DetectorCard) {
            OnnxLesionDetector.open(model, SETTINGS).close();
        } else {
            OnnxGenerator.open(model, SETTINGS).close();
        }
    }

    private static void write(Path output, StoredModel model, CardFile card) throws IOException {
        Files.createDirectories(output.toAbsolutePath().resolveSibling(""));
        Path unfinishedModel = output.resolveSibling(output.getFileName() + ".unfinished");
        Path unfinishedCard = output.resolveSibling(CardFile.of(output).getFileName() + ".unfinished");
        try {
            Files.write(unfinishedModel, model.bytes());
            Files.write(unfinishedCard, card.toJson().getBytes(StandardCharsets.UTF_8));
            Files.move(
                    unfinishedCard,
                    CardFile.of(output),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinishedModel, output, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinishedModel);
            Files.deleteIfExists(unfinishedCard);
        }
    }
}
