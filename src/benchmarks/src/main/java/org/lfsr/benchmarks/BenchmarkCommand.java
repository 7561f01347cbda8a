package org.lfsr.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.local.Checkout;
import org.lfsr.local.LocalStack;
import org.lfsr.local.StackSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--scans",
            paramLabel = "N",
            defaultValue = "8",
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
            defaultValue = "4",
            description = "Scans that both do before, so that Java has compiled what it will. Default: "
                    + "${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "NIfTI scans, also in folders below. Default: made-up heads of 192 x 192 x 24.")
    private @Nullable Path folder;

    @Option(
            names = "--mask",
            paramLabel = "PATTERN",
            defaultValue = "*.{nii,nii.gz}",
            description = "Which files there are scans, by their names. Default: ${DEFAULT-VALUE}.")
    private String mask = "";

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description =
                    "A folder with lesion-detector.onnx and generator-x2.onnx or -x4.onnx. Default: models/ of the "
                            + "checkout.")
    private @Nullable Path models;

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

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A configuration key of the service.")
    private Map<String, String> configuration = new LinkedHashMap<>();

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "An option of the service's JVM, as --jvm=-Xmx2g. May be given again.")
    private List<String> jvmOptions = new ArrayList<>();

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where data and logs lie; kept. Default: a new temporary folder, kept too.")
    private @Nullable Path work;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        Path place = work == null ? Files.createTempDirectory("lfsr-benchmark-") : Files.createDirectories(work);
        say("Data and logs are in " + place);
        List<ScanFile> files = files(place);
        Path detector = models().resolve("lesion-detector.onnx");
        Path generator = models().resolve("generator-x%d.onnx".formatted(scale));
        double loadBefore = load();
        List<Recorder.Recording> recorded = recorded(files, detector, generator);
        try (BareInference bare = BareInference.open(detector, generator, threads)) {
            for (Recorder.Recording recording : recorded) {
                bare.add(recording.calls());
            }
            int lesions =
                    recorded.stream().mapToInt(Recorder.Recording::lesions).sum();
            Measurement measured = measured(place, files, bare);
            requireSame(lesions, measured);
            tell(measured, bare, loadBefore);
        }
        return 0;
    }

    private void checkOptions() {
        requireAtLeast("--scans", 1, scans);
        requireAtLeast("--rounds", 1, rounds);
        requireAtLeast("--warm-up", 0, warmUp);
        requireAtLeast("--threads", 0, threads);
        if (scale != 2 && scale != 4) {
            throw wrong("--scale must be 2 or 4, found %d".formatted(scale));
        }
        requireFile(
                "The service is not built: run `mvn -Dquick package -pl src/benchmarks -am`. There is none at",
                Checkout.ofThisProgram().serviceJar());
        requireFile("There is no detector at", models().resolve("lesion-detector.onnx"));
        requireFile("There is no generator at", models().resolve("generator-x%d.onnx".formatted(scale)));
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong("There is no folder " + folder);
        }
    }

    private void requireAtLeast(String option, int least, int value) {
        if (value < least) {
            throw wrong("%s must be %d or more, found %d".formatted(option, least, value));
        }
    }

    private void requireFile(String complaint, Path file) {
        if (!Files.isRegularFile(file)) {
            throw wrong("%s %s".formatted(complaint, file));
        }
    }

    private Path models() {
        return models == null ? Checkout.ofThisProgram().models() : models;
    }

    private List<ScanFile> files(Path place) throws IOException {
        say("Preparing %d scans".formatted(scans));
        return folder == null
                ? ScanFile.phantoms(Files.createDirectories(place.resolve("scans")), scans)
                : ScanFile.in(folder, mask, scans);
    }

    private List<Recorder.Recording> recorded(List<ScanFile> files, Path detector, Path generator) throws IOException {
        List<Recorder.Recording> recorded = new ArrayList<>();
        try (Recorder recorder = Recorder.open(detector, generator, threads)) {
            for (ScanFile file : files) {
                recorded.add(recorder.record(file.volume()));
            }
        }
        say("Recorded what networks are given");
        return recorded;
    }

    private Measurement measured(Path place, List<ScanFile> files, BareInference bare) throws IOException {
        StackSettings settings = StackSettings.of(Checkout.ofThisProgram().serviceJar(), models())
                .withJvmOptions(jvmOptions)
                .configured(keys());
        try (LocalStack stack = LocalStack.start(place.resolve("stack"), settings);
                MeasuredService service = MeasuredService.start(stack, scale)) {
            for (ScanFile file : files) {
                service.store(file);
            }
            warmUp(files, bare, service);
            return measured(files, bare, service);
        }
    }

    /** What the tensors are made with here, and how the sessions are opened. */
    private Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>(Map.of(
                "lfsr.golden.every", "off",
                "lfsr.inference.provider", "cpu",
                "lfsr.inference.threads", Integer.toString(threads),
                "lfsr.inference.detector-batch", Integer.toString(Recorder.DETECTOR_BATCH.images()),
                "lfsr.inference.detector-pixels", Long.toString(Recorder.DETECTOR_BATCH.pixels()),
                "lfsr.inference.generator-batch", Integer.toString(Recorder.GENERATOR_BATCH.images()),
                "lfsr.inference.generator-pixels", Long.toString(Recorder.GENERATOR_BATCH.pixels()),
                "lfsr.inference.max-slice-gap", Integer.toString(Recorder.MAX_SLICE_GAP)));
        keys.putAll(configuration);
        return keys;
    }

    private void warmUp(List<ScanFile> files, BareInference bare, MeasuredService service) throws IOException {
        int count = Math.min(warmUp, files.size());
        if (count > 0) {
            bare.run(count);
            service.run(files.subList(0, count));
            say("Warm after %d scans".formatted(count));
        }
    }

    private Measurement measured(List<ScanFile> files, BareInference bare, MeasuredService service) throws IOException {
        List<Duration> passes = new ArrayList<>();
        List<ServiceRound> through = new ArrayList<>();
        Duration bareCpu = pass(bare, passes);
        for (int round = 0; round < rounds; round++) {
            through.add(service.run(files));
            say("Round %d: %d ms".formatted(round, through.get(round).wall().toMillis()));
            bareCpu = bareCpu.plus(pass(bare, passes));
        }
        return new Measurement(
                scans,
                Runtime.getRuntime().availableProcessors(),
                passes,
                bareCpu,
                through,
                service.peakBytes(),
                service.requestBytes(files.get(0)));
    }

    private Duration pass(BareInference bare, List<Duration> passes) throws IOException {
        Duration before = Processes.cpu(ProcessHandle.current().pid());
        Duration wall = bare.run(scans);
        passes.add(wall);
        say("Bare inference: %d ms".formatted(wall.toMillis()));
        return Processes.cpu(ProcessHandle.current().pid()).minus(before);
    }

    /** The tensors are the service's own only if it found the same lesions. */
    private void requireSame(int lesions, Measurement measured) throws IOException {
        long found = Math.round(measured.lesions() * scans);
        if (found != lesions) {
            throw new IOException("The service found %d lesions in a round, here there were %d: the tensors are others"
                    .formatted(found, lesions));
        }
    }

    private void tell(Measurement measured, BareInference bare, double loadBefore) {
        PrintWriter out = line().getOut();
        out.printf(
                Locale.ROOT,
                "%d rounds of %d scans, x%d, onnxruntime %s, %d threads, %d cores, Java %s; load %.1f before, %.1f after%n%n",
                rounds,
                scans,
                scale,
                bare.version(),
                threads == 0 ? measured.cores() : threads,
                measured.cores(),
                System.getProperty("java.version"),
                loadBefore,
                load());
        new Report(measured).lines().forEach(out::println);
        out.flush();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void say(String words) {
        PrintWriter err = line().getErr();
        err.println(words);
        err.flush();
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
