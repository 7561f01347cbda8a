package org.lfsr.trainer.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.CardFile;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.inference.Span;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.export.EnvelopeChoice;
import org.lfsr.trainer.export.ExportRequest;
import org.lfsr.trainer.export.ModelExport;
import org.lfsr.trainer.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an ONNX model, with its card, of a trained run.",
            "",
            "The model is compared with the trained network on slices of the run's validation data, in the code that "
                    + "serves models: if a pixel differs by more than 0.0001 nothing is written. A generator is then "
                    + "judged on the lesions of the validation data, for the figures in its card and for its fidelity "
                    + "floor: the re-degradation PSNR that 99 %% of the regions reach, below which a service replaces "
                    + "a result by interpolation.",
            "",
            "A detector needs its operating points: operating-point.json in the run's folder, as the evaluation leaves "
                    + "it, or --threshold and --margin. What the evaluation measured there goes into the card.",
            "",
            "The card is beside the model, as NAME.card.json, and once more in the model's metadata. The run's data "
                    + "must still be there, and paths in its configuration start from the working directory.",
            "",
            "Example: trainer export --run runs/lfsr-x2 --output models/lfsr-x2.onnx"
        })
final class ExportCommand implements Callable<Integer> {

    private static final int NOTHING = -1;
    private static final String SUFFIX = ".onnx";

    @Option(names = "--run", required = true, paramLabel = "FOLDER", description = "The run's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "WHICH",
            description = "best: the network of the best validation. last: of the last checkpoint. Default: what "
                    + "watch.keep in the run's configuration says.")
    private @Nullable Weights weights;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The model's file, NAME.onnx. It must not be there.")
    private Path output = Path.of("");

    @Option(names = "--name", description = "What the model is called; the file's name where not given.")
    private @Nullable String name;

    @Option(
            names = "--model-version",
            defaultValue = "1.0.0",
            description = "Which of its name it is (default: ${DEFAULT-VALUE}).")
    private String version = "";

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "1",
            description = "Judge a generator on every n-th lesion slice only (default: all).")
    private int every = 1;

    @Option(
            names = "--spacing-mm",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "The in-plane pixel spacing that the model is fit for, in millimetres, as 0.4..2.4. Default: "
                    + "0.4 to 1.2 times the largest factor that slices were shrunk by in training.")
    private @Nullable Span spacingMm;

    @Option(
            names = "--thickness-mm",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "0.8..6",
            description = "The slice thickness that it is fit for, in millimetres (default: ${DEFAULT-VALUE}).")
    private Span thicknessMm = EnvelopeChoice.DEFAULT.sliceThicknessMm();

    @Option(
            names = "--sides",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "48..1024",
            description = "The width and height of slices that it is fit for, in pixels (default: ${DEFAULT-VALUE}).")
    private Span sides = EnvelopeChoice.DEFAULT.sidePixels();

    @Option(
            names = "--field-of-view-mm",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "160..320",
            description = "The width and height of the picture on a slice that it is fit for, in millimetres (default: "
                    + "${DEFAULT-VALUE}).")
    private Span fieldOfViewMm = EnvelopeChoice.DEFAULT.fieldOfViewMm();

    @Option(
            names = "--least-intensity",
            paramLabel = "VALUE",
            defaultValue = "0",
            description = "The least value of a pixel that it is fit for; magnitudes have none below 0 (default: "
                    + "${DEFAULT-VALUE}).")
    private double leastIntensity = EnvelopeChoice.DEFAULT.leastIntensity();

    @Option(
            names = "--threshold",
            paramLabel = "SHARE",
            description = "Detectors: from which share of lesion on a cell of the map counts, above 0, at most 1.")
    private double threshold = NOTHING;

    @Option(
            names = "--certainty",
            paramLabel = "SHARE",
            description = "Detectors, with --threshold: what share of lesion one of the cells that hang together must "
                    + "have, so that they count (default: the threshold).")
    private double certainty = NOTHING;

    @Option(
            names = "--margin",
            paramLabel = "PIXELS",
            description = "Detectors: how many pixels a region grows on every side.")
    private int margin = NOTHING;

    @Option(
            names = "--grid",
            paramLabel = "PIXELS",
            defaultValue = "4",
            description = "Detectors, with --threshold: what regions' corners are multiples of (default: "
                    + "${DEFAULT-VALUE}).")
    private int grid = 1;

    @Option(
            names = "--least-cells",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Detectors, with --threshold: fewer cells together do not count (default: " + "${DEFAULT-VALUE}).")
    private int leastCells = 1;

    @Option(
            names = "--reach",
            paramLabel = "MM",
            defaultValue = "0",
            description =
                    "Detectors, with --threshold: how far slices may lie whose maps a slice's own is averaged with "
                            + "(default: ${DEFAULT-VALUE}).")
    private double reachMm;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CardFile card = new ModelExport().export(request());
        System.out.printf("%s is in %s; its SHA-256 is %s%n", card.card().id(), output, card.modelSha256());
        if (card.card().about().validation().isEmpty()) {
            System.out.println("Its card does not say how good it is: nobody measured these weights at these operating "
                    + "points. evaluate --choose-operating-point does.");
        }
        return 0;
    }

    private ExportRequest request() {
        try {
            EnvelopeChoice envelope = new EnvelopeChoice(spacingMm, thicknessMm, sides, fieldOfViewMm, leastIntensity);
            return new ExportRequest(
                    new RunFolder(folder), weights, output, name(), version, envelope, every, operatingRule());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String name() {
        String file = output.getFileName().toString();
        if (!file.endsWith(SUFFIX)) {
            throw wrong("--output must end in .onnx, found %s".formatted(output));
        }
        return name == null ? file.substring(0, file.length() - SUFFIX.length()).toLowerCase(Locale.ROOT) : name;
    }

    private @Nullable OperatingRule operatingRule() {
        if (threshold == NOTHING && margin == NOTHING) {
            return null;
        }
        if (threshold == NOTHING || margin == NOTHING) {
            throw wrong("--threshold and --margin belong together, found one of them");
        }
        double sure = certainty == NOTHING ? threshold : certainty;
        return OperatingRule.of(new OperatingPoint(0, threshold, sure, margin, grid, leastCells, reachMm));
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), reason);
    }
}
