package org.lfsr.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.local.LocalStack;
import org.lfsr.local.Progress;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.StackSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts everything, sends a scan through, tells how it went. */
@Command(
        name = "lfsr",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        sortOptions = false,
        description = {
            "Starts a Kafka broker and an S3 server in this process and the service in another one, all on this "
                    + "machine alone; stores a scan, announces it, waits until it is done, prints what came out and "
                    + "copies the results to a folder. Then everything is stopped again.",
            "",
            "Without a scan a made-up head with a tumour is taken.",
            "",
            "The table has a line a lesion: its slices, its box in the scan's pixels, whether the model's result was "
                    + "ACCEPTED or REPLACED by interpolation, how like the scan it is when made coarse again (dB), how "
                    + "many times as sharp as interpolation, and how far the lesion is still where it was (0 to 1).",
            "",
            "Not for diagnosis.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lfsr                                  a made-up head",
            "  lfsr --simulate 2                     the same made coarser before, results compared with the truth",
            "  lfsr scan.nii.gz --mask labels.nii.gz --output results",
            "  lfsr --stay                           goes on running, and says how to send more"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The scan is done: enhanced, or without a lesion.",
            "1:It was rejected or given up, or something did not start.",
            "2:The command line is wrong."
        })
final class RunCommand implements Callable<Integer> {

    private static final String DEFAULT_OUTPUT = "lfsr-output";
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCAN",
            description = "A NIfTI file, .nii or .nii.gz; slices lie across its third axis.")
    private @Nullable Path scan;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "Lesion labels on the scan's grid: says how much of them was found.")
    private @Nullable Path mask;

    @Option(
            names = "--simulate",
            paramLabel = "2|4",
            description = "Make the scan coarser by this factor first, slice by slice, and compare results with the "
                    + "scan: PSNR and SSIM beside those of bilinear interpolation.")
    private @Nullable Integer simulation;

    @Option(
            names = "--scale",
            paramLabel = "2|4",
            description = "How many times as fine the results shall be. Default: as the simulation, else as the first "
                    + "generator.")
    private @Nullable Integer scale;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = DEFAULT_OUTPUT,
            description = "Where results are copied to, a folder for each scan. Default: ${DEFAULT-VALUE}.")
    private Path output = Path.of(DEFAULT_OUTPUT);

    @Option(names = "--stay", description = "Go on running until Ctrl-C, and say how to send more scans.")
    private boolean stay;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where data and logs lie; kept. Default: a new folder that is deleted afterwards unless "
                    + "something fails.")
    private @Nullable Path work;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "The broker's port. Default: any free one.")
    private int kafkaPort;

    @Option(names = "--store-port", paramLabel = "PORT", description = "The S3 server's port. Default: any free one.")
    private int storePort;

    @Option(names = "--port", paramLabel = "PORT", description = "The service's port. Default: any free one.")
    private int servicePort;

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            defaultValue = "30",
            description = "How long to wait for the scan. Default: ${DEFAULT-VALUE} minutes.")
    private int limitMinutes = 30;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException {
        checkOptions();
        StackSettings settings = settings();
        Progress progress = new Progress(line().getErr());
        progress.say(scan == null ? "Making up a head" : "Reading " + scan);
        ScanInput input = input();
        WorkFolder folder = WorkFolder.of(work);
        int exitCode = run(folder, settings, input, progress);
        folder.discard();
        return exitCode;
    }

    private int run(WorkFolder folder, StackSettings settings, ScanInput input, Progress progress) throws IOException {
        progress.say("Starting broker and store in " + folder.path());
        try (LocalStack stack = LocalStack.start(folder.path(), settings)) {
            progress.say("Starting the service");
            ServiceProcess started = servicePort == 0 ? stack.startService() : stack.startService(servicePort);
            started.awaitReady(READY_LIMIT);
            progress.say("Ready at " + started.url());
            Submission submission = new Submission(stack, started, progress);
            NewScan event = submission.send(input, scale());
            ScanCompleted completed = submission.await(event, Duration.ofMinutes(limitMinutes));
            tell(completed, stack);
            if (stay) {
                new Manual(stack, started.url(), event.getLocation()).lines().forEach(line().getOut()::println);
                awaitInterrupt(stack, folder);
            }
            return completed.getOutcome() == Outcome.ENHANCED || completed.getOutcome() == Outcome.NO_LESION ? 0 : 1;
        }
    }

    private void tell(ScanCompleted completed, LocalStack stack) throws IOException {
        PrintWriter out = line().getOut();
        new Report(completed).lines().forEach(out::println);
        Path folder = output.resolve(completed.getScanId());
        List<Path> files = new Products(stack.store()).fetch(completed, folder);
        if (!files.isEmpty()) {
            out.printf("%nResults are in %s:%n", folder);
            files.forEach(file -> out.println("  " + file.getFileName()));
        }
    }

    private void checkOptions() {
        requireScale("--simulate", simulation);
        requireScale("--scale", scale);
        if (simulation != null && scale != null && !simulation.equals(scale)) {
            throw wrong("--scale %d does not undo --simulate %d; leave one of them out".formatted(scale, simulation));
        }
        if (mask != null && scan == null) {
            throw wrong("--mask %s needs a scan that it belongs to".formatted(mask));
        }
        requireFile("There is no scan", scan);
        requireFile("There is no mask", mask);
        if (limitMinutes < 1) {
            throw wrong("--limit must be 1 minute or more, found %d".formatted(limitMinutes));
        }
    }

    private void requireScale(String option, @Nullable Integer value) {
        if (value != null && value != 2 && value != 4) {
            throw wrong("%s must be 2 or 4, found %d".formatted(option, value));
        }
    }

    private void requireFile(String complaint, @Nullable Path file) {
        if (file != null && !Files.isRegularFile(file)) {
            throw wrong("%s at %s".formatted(complaint, file));
        }
    }

    private StackSettings settings() {
        return service.settings().onPorts(kafkaPort, storePort);
    }

    private Optional<Integer> scale() {
        return Optional.ofNullable(scale == null ? simulation : scale);
    }

    private ScanInput input() throws IOException {
        if (scan == null) {
            return ScanInput.phantom(Optional.ofNullable(simulation));
        }
        if (simulation == null) {
            return ScanInput.files(scan, mask);
        }
        try {
            return ScanInput.simulated(scan, mask, simulation);
        } catch (UnreadableVolumeException | IllegalArgumentException e) {
            throw new FailedRunException("%s cannot be made coarser: %s".formatted(scan, e.getMessage()), e);
        }
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

    /** Ctrl-C ends the process; what was started ends in a hook, since this thread gets no further. */
    private static void awaitInterrupt(LocalStack stack, WorkFolder folder) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try (stack) {
                                System.err.println("Stopping");
                            } catch (IOException e) {
                                System.err.println(e.getMessage());
                            } finally {
                                discard(folder);
                            }
                        },
                        "stop-stack"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void discard(WorkFolder folder) {
        try {
            folder.discard();
        } catch (IOException e) {
            System.err.println("%s could not be deleted: %s".formatted(folder.path(), e));
        }
    }
}
