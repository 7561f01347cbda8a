package org.lfsr.trainer.evaluation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.lfsr.inference.Generator;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.config.EvaluationConfiguration;
import org.lfsr.trainer.config.EvaluationConfiguration.CostConfiguration;
import org.lfsr.trainer.config.EvaluationConfiguration.CurveConfiguration;
import org.lfsr.trainer.config.EvaluationConfiguration.DetectorConfiguration;
import org.lfsr.trainer.config.EvaluationConfiguration.MethodConfiguration;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.LabelledScan;
import org.lfsr.trainer.data.LabelledSlice;

/** Compares what a configuration names, and writes the tables and the figure into a folder. */
public final class Evaluation {

    private final EvaluationConfiguration configuration;
    private final Path output;
    private final PrintStream out;

    /**
     * Creates an evaluation.
     *
     * @param output the folder for the results; made if it is not there
     * @param out where a person is told how far it is
     */
    public Evaluation(EvaluationConfiguration configuration, Path output, PrintStream out) {
        this.configuration = configuration;
        this.output = output;
        this.out = out;
    }

    /**
     * Evaluates.
     *
     * @throws DataException if the scans cannot be used
     * @throws IOException if a model cannot be opened, or something read or written
     */
    public void run() throws IOException, DataException {
        Files.createDirectories(output);
        List<LabelledScan> scans = DataSplit.scans(configuration.cache(), configuration.sources());
        requirePatients(scans);
        compareRegions(DataSplit.lesionSlices(scans));
        List<LabelledSlice> slices = DataSplit.slices(scans);
        compareDetectors(Lookout.chosen(slices, configuration.detection().everySlice()));
        compareDownstream(Lookout.chosen(slices, configuration.downstream().everySlice()));
        compareCosts();
        compareLearning();
    }

    private void requirePatients(List<LabelledScan> scans) throws DataException {
        long patients = scans.stream().map(LabelledScan::patient).distinct().count();
        if (configuration.detection().leaveOut() && patients < 2) {
            throw new DataException("detection.leave-out wants two patients or more, found %d".formatted(patients));
        }
    }

    private void compareRegions(List<LabelledSlice> slices) throws IOException {
        List<Trial> trials = Trial.chosen(slices, configuration.everySlice());
        RegionComparison comparison = new RegionComparison(trials, configuration.seed(), configuration.pictures());
        for (Column column : Column.values()) {
            for (Interpolation method : Interpolation.values()) {
                judge(comparison, method, column);
            }
            for (MethodConfiguration method : configuration.methods()) {
                judge(comparison, method, column);
            }
        }
        List<String> titles = Stream.concat(
                        Arrays.stream(Interpolation.values()).map(Method::title),
                        configuration.methods().stream().map(MethodConfiguration::name))
                .toList();
        PatientBootstrap bootstrap = new PatientBootstrap(configuration.seed(), configuration.resamples());
        new RegionTable(titles, comparison.figures(), bootstrap).write(output);
        Optional<BufferedImage> picture = comparison.picture();
        if (picture.isPresent()) {
            ImageIO.write(picture.get(), "png", output.resolve("figure2.png").toFile());
        }
    }

    private void judge(RegionComparison comparison, MethodConfiguration method, Column column) throws IOException {
        Optional<Path> model = column.model(method);
        if (model.isPresent()) {
            try (Generator generator = models().generator(model.get(), column.scale())) {
                judge(comparison, new Learned(method.name(), generator), column);
            }
        }
    }

    private void judge(RegionComparison comparison, Method method, Column column) {
        comparison.judge(method, column);
        out.printf("%s %s done%n", method.title(), column.title());
    }

    private void compareDetectors(List<LabelledSlice> slices) throws IOException {
        List<DetectionTable.Row> rows = new ArrayList<>();
        for (DetectorConfiguration named : configuration.detectors()) {
            try (LesionDetector detector = models().detector(named.model())) {
                rows.add(row(named, detector, slices));
            }
            out.printf("%s done%n", named.name());
        }
        new DetectionTable(rows).write(output);
    }

    private DetectionTable.Row row(DetectorConfiguration named, LesionDetector detector, List<LabelledSlice> slices)
            throws IOException {
        Optional<OperatingRule> rule = ModelFiles.operatingRule(named, detector);
        double reachMm =
                Math.max(rule.map(OperatingRule::reachMm).orElse(0.0), Collections.max(OperatingPoints.REACHES_MM));
        List<Outlook> outlooks = configuration.detection().scales().stream()
                .map(scale -> new Lookout(detector, scale).outlook(slices, reachMm))
                .toList();
        OperatingPoints.Choice choice = rule.isPresent()
                ? OperatingPoints.judged(rule.get(), outlooks)
                : OperatingPoints.best(outlooks, OperatingPoints.REACHES_MM);
        List<DetectionFigures> leftOut = configuration.detection().leaveOut()
                ? outlooks.stream()
                        .map(outlook -> OperatingPoints.leftOut(outlook, OperatingPoints.REACHES_MM))
                        .toList()
                : List.of();
        return new DetectionTable.Row(
                named.name(), rule.isPresent() ? "given" : "chosen on these very slices", choice, leftOut);
    }

    private void compareDownstream(List<LabelledSlice> slices) throws IOException {
        List<DownstreamTable.Row> rows = new ArrayList<>();
        for (DetectorConfiguration named : configuration.detectors()) {
            try (LesionDetector detector = models().detector(named.model())) {
                Optional<OperatingRule> rule = ModelFiles.operatingRule(named, detector);
                if (rule.isPresent()) {
                    rows.addAll(downstream(named.name(), new Downstream(detector, rule.get(), slices)));
                }
            }
        }
        new DownstreamTable(rows).write(output);
    }

    private List<DownstreamTable.Row> downstream(String name, Downstream downstream) throws IOException {
        List<DownstreamTable.Row> rows = new ArrayList<>();
        rows.add(new DownstreamTable.Row(name, 1, "none", downstream.untouched()));
        for (Column column : List.of(Column.X2, Column.X4)) {
            int scale = column.scale();
            rows.add(new DownstreamTable.Row(name, scale, "shrunk", downstream.shrunk(scale)));
            rows.add(new DownstreamTable.Row(
                    name, scale, Interpolation.BILINEAR.title(), downstream.interpolated(scale)));
            for (MethodConfiguration method : enhancing()) {
                enhanced(downstream, method, column)
                        .ifPresent(outcome -> rows.add(new DownstreamTable.Row(name, scale, method.name(), outcome)));
            }
            out.printf("%s after enhancement %s done%n", name, column.title());
        }
        return rows;
    }

    private List<MethodConfiguration> enhancing() {
        return configuration.methods().stream()
                .filter(method -> configuration.downstream().methods().contains(method.name()))
                .toList();
    }

    private Optional<Downstream.Outcome> enhanced(Downstream downstream, MethodConfiguration method, Column column)
            throws IOException {
        Optional<Path> model = column.model(method);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try (Generator generator = models().generator(model.get(), column.scale())) {
            return Optional.of(downstream.enhanced(generator));
        }
    }

    private void compareCosts() throws IOException {
        List<CostTable.Row> rows = new ArrayList<>();
        for (CostConfiguration named : configuration.costs()) {
            Path file = named.run().resolve(Cost.FILE);
            rows.add(new CostTable.Row(
                    named.name(), Files.exists(file) ? Optional.of(Cost.read(file)) : Optional.empty()));
        }
        new CostTable(rows).write(output);
    }

    private void compareLearning() throws IOException {
        List<Learning> curves = new ArrayList<>();
        for (CurveConfiguration curve : configuration.curves()) {
            curves.addAll(Learning.read(curve));
        }
        new LearningTable(curves).write(output);
    }

    private ModelFiles models() {
        return new ModelFiles(configuration.device());
    }
}
