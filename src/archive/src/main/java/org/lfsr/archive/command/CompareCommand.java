package org.lfsr.archive.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.archive.report.Change;
import org.lfsr.archive.report.Comparison;
import org.lfsr.archive.report.PrefixComparison;
import org.lfsr.archive.report.QualityReport;
import org.lfsr.pipeline.delivery.ProductKeys;
import org.lfsr.storage.ObjectStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares what two services made of the same scans. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares what a service that is tried has made of scans with what the one that is relied upon made of them, "
                    + "each below a prefix of its own: names the scans that differ, and writes report.csv and "
                    + "report.png.",
            ""
        })
final class CompareCommand implements Callable<Integer> {

    private static final Set<Change> DIFFERENT = EnumSet.complementOf(EnumSet.of(Change.SAME));

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final StoreOptions store;

    @Option(
            names = "--output-bucket",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_OUTPUT_BUCKET:-lfsr-results}",
            description = "The results' bucket. Default: $LFSR_OUTPUT_BUCKET, or lfsr-results.")
    private @Nullable String bucket;

    @Option(
            names = "--old",
            paramLabel = "PREFIX",
            defaultValue = ProductKeys.DEFAULT_PREFIX,
            description = "Where results are that are relied upon. Default: " + ProductKeys.DEFAULT_PREFIX + ".")
    private @Nullable String before;

    @Option(
            names = "--new",
            paramLabel = "PREFIX",
            defaultValue = "shadow",
            description = "Where results are that are tried. Default: shadow.")
    private @Nullable String after;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "INSTANT",
            description = "Only scans that were finished then or later, as 2026-03-04T00:00:00Z: when the trial began.")
    private @Nullable Instant since;

    @Option(
            names = "--report",
            required = true,
            paramLabel = "DIR",
            description = "Where to write the report; made if it is not there.")
    private @Nullable Path folder;

    CompareCommand(Map<String, String> environment) {
        this.store = new StoreOptions(environment);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Options.given(spec).commandLine().getOut();
        QualityReport report = report();
        for (Comparison each : report.comparisons()) {
            if (DIFFERENT.contains(each.change())) {
                out.println(each.change() + " " + each.scanId());
            }
        }
        report.write(Options.given(folder)).forEach(file -> out.println("Wrote " + file));
        out.println(report.summary(0));
        out.flush();
        return 0;
    }

    private QualityReport report() throws IOException {
        try (ObjectStore open = store.open()) {
            return new PrefixComparison(
                            open,
                            Options.given(bucket),
                            new ProductKeys(Options.given(before)),
                            new ProductKeys(Options.given(after)))
                    .since(Options.given(since));
        }
    }
}
