package org.lfsr.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.evaluation.Evaluation;
import org.lfsr.trainer.evaluation.OperatingPoints;
import org.lfsr.trainer.run.DetectorTuning;
import org.lfsr.trainer.run.RunFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Compares generators with interpolation on lesion regions, detectors by what they cover, before and after "
                    + "enhancement, and runs by cost and by how they learned.",
            "",
            "The output folder gets table1.md, table1.csv, slices.csv (every slice's figures), figure2.png, "
                    + "detector.md, downstream.md, cost.md and learning.md, each as .csv too, and learning.png, with the "
                    + "seed paper's figures beside. Models that "
                    + "the configuration leaves out are cells with a dash; bilinear interpolation is always there.",
            "",
            "With --choose-operating-point it does nothing of that, but chooses a detector's operating points on "
                    + "its run's validation scans and keeps them in the run's folder, with what the detector does "
                    + "there, where export reads both."
        })
final class EvaluateCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Task task = new Task();

    /** One thing or the other. */
    private static final class Task {

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Comparison comparison;

        @Option(
                names = "--choose-operating-point",
                paramLabel = "RUN",
                description = "The folder of a detector's run, which gets operating-point.json and detection.json.")
        private @Nullable Path run;
    }

    private static final class Comparison {

        @Parameters(
                index = "0",
                paramLabel = "CONFIGURATION",
                description = "What to compare, a YAML file. Paths in it start from the working directory.")
        private Path configuration = Path.of("");

        @Option(
                names = "--output",
                required = true,
                paramLabel = "FOLDER",
                description = "The folder for the results; made if it is not there.")
        private Path output = Path.of("");
    }

    @Override
    public Integer call() throws Exception {
        if (task.comparison != null) {
            compare(task.comparison);
        }
        if (task.run != null) {
            choose(task.run);
        }
        return 0;
    }

    private static void compare(Comparison comparison) throws IOException, ConfigurationException, DataException {
        new Evaluation(ConfigurationFile.readEvaluation(comparison.configuration), comparison.output, System.out).run();
        System.out.printf("See %s%n", comparison.output);
    }

    private static void choose(Path run) throws IOException, ConfigurationException, DataException {
        OperatingPoints.Choice choice = new DetectorTuning(new RunFolder(run)).choose();
        for (OperatingPoints.AtScale one : choice.all()) {
            System.out.println(one.point());
            System.out.println(one.figures().named());
        }
    }
}
