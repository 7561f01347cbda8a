package org.lfsr.trainer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lfsr.inference.About;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.DetectorCard;
import org.lfsr.inference.FidelityFloor;
import org.lfsr.inference.GeneratorCard;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.ModelProvenance;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.onnx.OnnxModel;
import org.lfsr.onnx.Values;
import org.lfsr.trainer.data.Sha256;

/** What a model's file says of itself, in lines for a person. */
public final class ModelReport {

    private final List<String> lines = new ArrayList<>();

    private ModelReport() {}

    /**
     * Reads a model's file.
     *
     * @throws UnusableModelException if it is not there, is no model of ours, or is not what the card beside it says
     * @throws IOException if it cannot be read
     */
    public static List<String> of(Path file) throws IOException {
        OnnxModel model = model(file);
        String json = model.metadata().get(ModelCard.METADATA_KEY);
        if (json == null) {
            throw new UnusableModelException("%s is an ONNX model, but not one of ours: its metadata has %s, wanted %s"
                    .formatted(file, model.metadata().keySet(), ModelCard.METADATA_KEY));
        }
        ModelCard card = ModelCard.parse(file + ", metadata", json);
        ModelReport report = new ModelReport();
        report.head(card);
        report.file(file, card);
        report.graph(model);
        report.about(card.about());
        if (card instanceof GeneratorCard generator) {
            report.generator(generator);
        } else if (card instanceof DetectorCard detector) {
            report.detector(detector);
        }
        report.line(
                "Golden slice",
                card.golden() == null
                        ? "none"
                        : String.valueOf(card.golden().input().get(0)));
        return List.copyOf(report.lines);
    }

    private static OnnxModel model(Path file) throws IOException {
        try {
            return OnnxModel.read(file);
        } catch (NoSuchFileException e) {
            throw new UnusableModelException("No model at %s".formatted(file), e);
        }
    }

    private void line(String name, String value) {
        lines.add("%-16s%s".formatted(name, value));
    }

    private void head(ModelCard card) {
        lines.add("%s, a %s made by %s"
                .formatted(card.id(), card.kind(), card.about().method()));
        lines.add(card.about().description());
        card.about().notFor().forEach(use -> line("Not for", use));
    }

    private void file(Path file, ModelCard card) throws IOException {
        line("File", "%s, %,d bytes".formatted(file, Files.size(file)));
        line("SHA-256", Sha256.of(Files.readAllBytes(file)));
        Path beside = CardFile.of(file);
        if (!Files.exists(beside)) {
            line("Card", "only inside: there is no %s".formatted(beside));
            return;
        }
        if (!StoredModel.read(file).card().equals(card)) {
            throw new UnusableModelException("%s says something else than the card in %s".formatted(beside, file));
        }
        line("Card", "inside, and the same in %s".formatted(beside));
    }

    private void graph(OnnxModel model) throws IOException {
        line("Graph", model.signature());
        line("Operators", "%d of opset %d".formatted(model.operators().size(), model.opset()));
        long parameters = 0;
        for (Values values : model.constants().values()) {
            parameters += values.numbers().length;
        }
        line("Parameters", "%,d".formatted(parameters));
    }

    private void about(About about) {
        line("Input", "%s, normalized by %s".formatted(about.input(), about.normalization()));
        line(
                "Envelope",
                "%s, %s".formatted(about.envelope().modality(), about.envelope().sequences()));
        line("", "in-plane spacing %s mm".formatted(about.envelope().inPlaneSpacingMm()));
        line("", "slice thickness %s mm".formatted(about.envelope().sliceThicknessMm()));
        line("", "sides of %s pixels".formatted(about.envelope().sidePixels()));
        line("", "field of view of %s mm".formatted(about.envelope().fieldOfViewMm()));
        line("", "pixels of at least %s".formatted(about.envelope().leastIntensity()));
        line("", about.envelope().intensities());
        about.validation()
                .forEach((name, figure) -> line("Validation", String.format(Locale.ROOT, "%s: %.4f", name, figure)));
        provenance(about.provenance());
    }

    private void provenance(ModelProvenance made) {
        line(
                "Data",
                "%s, %d patients to learn from and %d to choose by"
                        .formatted(made.dataSha256(), made.trainingPatients(), made.validationPatients()));
        line("Configuration", made.configurationSha256());
        line("Weights", "%s, %s".formatted(made.weightsSha256(), made.weights()));
        made.stages().forEach(stage -> line("Stage", stage));
        line("Made by", "trainer %s of commit %s, seed %d".formatted(made.trainer(), made.commit(), made.seed()));
        line("Made on", "%s, Java %s, libtorch %s".formatted(made.system(), made.java(), made.libtorch()));
    }

    private void generator(GeneratorCard card) {
        FidelityFloor floor = card.fidelityFloor();
        line("Scale", "x%d, with %d pixels around a region".formatted(card.scale(), card.contextPixels()));
        line(
                "Undoes",
                "%s by %d, noise %s"
                        .formatted(
                                card.degradation().method(),
                                card.degradation().factor(),
                                card.degradation().noiseSigmas()));
        line(
                "Fidelity floor",
                floor == null
                        ? "none"
                        : String.format(
                                Locale.ROOT,
                                "%.2f dB, percentile %s of %d regions",
                                floor.psnrDb(),
                                floor.percentile(),
                                floor.regions()));
    }

    private void detector(DetectorCard card) {
        line("Looks at", "%d slices, at scales %s".formatted(card.slices(), card.scales()));
        line("Cells", "of %d x %d pixels".formatted(card.stride(), card.stride()));
        card.rule().points().forEach(this::point);
    }

    private void point(OperatingPoint point) {
        line(
                "From side %d".formatted(point.fromSide()),
                "cells count from %s on if one beside has %s, %d or more together; regions have %d pixels more on every side, corners at multiples of %d; averaged over %s mm on both sides"
                        .formatted(
                                point.threshold(),
                                point.certainty(),
                                point.leastCells(),
                                point.marginPixels(),
                                point.gridPixels(),
                                point.reachMm()));
    }
}
