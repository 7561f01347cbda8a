package org.lfsr.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.local.Progress;
import org.lfsr.local.StackSettings;
import org.lfsr.local.command.ServiceOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what the service costs beyond the networks that it calls. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        sortOptions = false,
        description = {
            "Sends scans through the whole service, with a broker and a store in this process, and between these rounds "
                    + "the very tensors that the networks are given through bare sessions of ONNX Runtime with the "
                    + "same settings. Prints, in Markdown, how many times as long the service takes, and what of. "
                    + "All on the processors.",
            ""
        })
final class BenchmarkCommand implements Callable<Integer> {

    /** 60 % of 4 GiB. */
    private static final String CONTAINER_HEAP = "-Xmx2457m";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--scans",
            paramLabel = "N",
            defaultValue = "3",
            description = "Scans a round. Default: ${DEFAULT-VALUE}.")
    private int scans = 1;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds through the service, each between two passes of bare inference. Default: "
                    + "${DEFAULT-VALUE}.")
    private int rounds = 1;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "2",
            description = "Scans that both do before, so that Java has compiled what it will. Default: "
                    + "${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--heads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Heads of 240 x 240 x 155 that go through the service at the end, for the table of sizes. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int heads;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "NIfTI scans, also in folders below. Default: made-up heads of 120 x 120 x 16.")
    private @Nullable Path folder;

    @Option(
            names = "--mask",
            paramLabel = "PATTERN",
            defaultValue = "*.{nii,nii.gz}",
            description = "Which files there are scans, by their names. Default: ${DEFAULT-VALUE}.")
    private String mask = "";

    @Option(
            names = "--scale",
            paramLabel = "2|4",
            defaultValue = "2",
            description = "How many times as fine results are. Default: ${DEFAULT-VALUE}.")
    private int scale = 2;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads of an operation, of both; 0: one a core. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where data and logs lie; kept. Default: a new temporary folder, kept too.")
    private @Nullable Path work;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException {
        checkOptions();
        StackSettings settings = settings();
        Progress progress = new Progress(line().getErr());
        Path place = work == null ? Files.createTempDirectory("lfsr-benchmark-") : Files.createDirectories(work);
        progress.say("Data and logs are in " + place);
        double loadBefore = load();
        progress.say("Preparing scans");
        List<ScanFile> files = files(place);
        List<ScanFile> whole = heads == 0 ? List.of() : ScanFile.heads(place, scans, heads);
        Plan plan = new Plan(rounds, warmUp, scale, threads);
        Benchmark benchmark = new Benchmark(plan, settings, place, progress);
        benchmark.run(files, whole, measured -> tell(settings, measured, loadBefore), this::print);
        return 0;
    }

    private void checkOptions() {
        requireAtLeast("--scans", 1, scans);
        requireAtLeast("--rounds", 1, rounds);
        requireAtLeast("--warm-up", 0, warmUp);
        requireAtLeast("--heads", 0, heads);
        requireAtLeast("--threads", 0, threads);
        if (scale != 2 && scale != 4) {
            throw wrong("--scale must be 2 or 4, found %d".formatted(scale));
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong("There is no folder " + folder);
        }
    }

    private void requireAtLeast(String option, int least, int value) {
        if (value < least) {
            throw wrong("%s must be %d or more, found %d".formatted(option, least, value));
        }
    }

    /** The service as it is in a container of 4 GiB, unless its JVM's options are given. */
    private StackSettings settings() {
        StackSettings settings = service.settings();
        Path generator = settings.models().resolve("generator-x%d.onnx".formatted(scale));
        if (!Files.isRegularFile(generator)) {
            throw wrong("There is no generator at " + generator);
        }
        return settings.jvmOptions().isEmpty() ? settings.withJvmOptions(List.of(CONTAINER_HEAP)) : settings;
    }

    private List<ScanFile> files(Path place) throws IOException {
        return folder == null ? ScanFile.phantoms(place, scans) : ScanFile.in(folder, mask, scans);
    }

    private void tell(StackSettings settings, Measurement measured, double loadBefore) {
        PrintWriter out = line().getOut();
        int cores = Runtime.getRuntime().availableProcessors();
        out.printf(
                Locale.ROOT,
                "%d rounds of %d scans, x%d, %d threads, %d cores (%s), Java %s, %s, %s; load %.1f before, %.1f after%n%n",
                rounds,
                scans,
                scale,
                threads == 0 ? cores : threads,
                cores,
                Processes.processor(),
                System.getProperty("java.version"),
                measured.computation(),
                String.join(" ", settings.jvmOptions()),
                loadBefore,
                load());
        print(new Report(measured).lines());
    }

    private void print(List<String> lines) {
        lines.forEach(line().getOut()::println);
        line().getOut().flush();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(line(), message);
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("The command line's parser sets this");
        }
        return spec.commandLine();
    }
}
