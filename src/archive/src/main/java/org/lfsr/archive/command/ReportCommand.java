package org.lfsr.archive.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.archive.Refusals;
import org.lfsr.archive.StoppableClock;
import org.lfsr.storage.ObjectStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares results. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes report.csv and report.png: for each scan of the archive the newest result of other models beside "
                    + "that of these models, both of the scan as it is stored now.",
            ""
        })
final class ReportCommand implements Callable<Integer> {

    private final StoppableClock time;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Mixin
    private final StoreOptions store;

    @Option(
            names = "--report",
            required = true,
            paramLabel = "DIR",
            description = "Where to write the report; made if it is not there.")
    private @Nullable Path folder;

    ReportCommand(Map<String, String> environment, StoppableClock time) {
        this.store = new StoreOptions(environment);
        this.time = time;
    }

    @Override
    public Integer call() throws IOException {
        try (ObjectStore open = store.open()) {
            new Reporting(
                            open,
                            archive.archive(),
                            archive.output(),
                            archive.models(),
                            Options.given(spec).commandLine().getOut())
                    .report(Options.given(folder), Duration.ZERO, Refusals.NONE, time);
        }
        return 0;
    }
}
