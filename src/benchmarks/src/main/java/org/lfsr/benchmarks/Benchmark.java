package org.lfsr.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.lfsr.events.ScanCompleted;
import org.lfsr.local.LocalStack;
import org.lfsr.local.Progress;
import org.lfsr.local.StackSettings;

/** Measures, step by step, and says which one it is at. For one thread. */
final class Benchmark {

    private final Plan plan;
    private final StackSettings settings;
    private final Path folder;
    private final Progress progress;

    /**
     * Prepares a measurement.
     *
     * @param folder where data and logs lie
     */
    Benchmark(Plan plan, StackSettings settings, Path folder, Progress progress) {
        this.plan = plan;
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Measures, and tells what it has as soon as it has it.
     *
     * @param files the scans of a round
     * @param heads the whole heads
     * @param measured is told of the rounds
     * @param sized is told what the heads came to, line by line; not without a head
     * @throws IOException if the service fails, or finds other lesions than those that bare inference is given
     */
    void run(List<ScanFile> files, List<ScanFile> heads, Consumer<Measurement> measured, Consumer<List<String>> sized)
            throws IOException {
        Path detector = settings.models().resolve("lesion-detector.onnx");
        Path generator = settings.models().resolve("generator-x%d.onnx".formatted(plan.scale()));
        List<Recorder.Recording> recorded = recorded(files, detector, generator);
        try (BareInference bare = BareInference.open(detector, generator, plan.threads())) {
            for (int i = 0; i < files.size(); i++) {
                bare.add(files.get(i).path(), recorded.get(i).calls());
            }
            say("Starting broker, store and service");
            try (LocalStack stack = LocalStack.start(folder.resolve("stack"), settings.configured(keys()));
                    MeasuredService service = MeasuredService.start(stack, plan.scale(), progress)) {
                say("Ready after %.1f s", service.start().toMillis() / 1e3);
                for (ScanFile file : files) {
                    service.store(file);
                }
                warmUp(files, bare, service);
                int lesions =
                        recorded.stream().mapToInt(Recorder.Recording::lesions).sum();
                measured.accept(measured(files, bare, service, lesions));
                if (!heads.isEmpty()) {
                    sized.accept(sizing(heads, service).lines(plan.scale()));
                }
            }
        }
    }

    /** What networks are given for each file. One that comes again is not done again. */
    private List<Recorder.Recording> recorded(List<ScanFile> files, Path detector, Path generator) throws IOException {
        Map<Path, Recorder.Recording> known = new HashMap<>();
        List<Recorder.Recording> recorded = new ArrayList<>();
        try (Recorder recorder = Recorder.open(detector, generator, plan.threads())) {
            for (ScanFile file : files) {
                Recorder.Recording recording = known.get(file.path());
                if (recording == null) {
                    say("Recording what networks are given for %s", file.path().getFileName());
                    recording = recorder.record(file.volume());
                    known.put(file.path(), recording);
                }
                recorded.add(recording);
            }
        }
        return recorded;
    }

    /** What the tensors are made with here, and how the sessions are opened. */
    private Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>(Map.of(
                "lfsr.golden.every", "off",
                "lfsr.inference.provider", "cpu",
                "lfsr.inference.threads", Integer.toString(plan.threads()),
                "lfsr.inference.detector-batch", Integer.toString(Recorder.DETECTOR_BATCH.images()),
                "lfsr.inference.detector-pixels", Long.toString(Recorder.DETECTOR_BATCH.pixels()),
                "lfsr.inference.generator-batch", Integer.toString(Recorder.GENERATOR_BATCH.images()),
                "lfsr.inference.generator-pixels", Long.toString(Recorder.GENERATOR_BATCH.pixels()),
                "lfsr.inference.max-slice-gap", Integer.toString(Recorder.MAX_SLICE_GAP)));
        keys.putAll(settings.configuration());
        return keys;
    }

    private void warmUp(List<ScanFile> files, BareInference bare, MeasuredService service) throws IOException {
        List<ScanFile> first = files.subList(0, Math.min(plan.warmUp(), files.size()));
        if (!first.isEmpty()) {
            say("Warming up with %d scans", first.size());
            bare.run(first);
            service.run(first);
        }
    }

    private Measurement measured(List<ScanFile> files, BareInference bare, MeasuredService service, int lesions)
            throws IOException {
        List<Duration> passes = new ArrayList<>();
        List<ServiceRound> through = new ArrayList<>();
        Duration bareCpu = pass(files, bare, passes);
        for (int round = 1; round <= plan.rounds(); round++) {
            ServiceRound done = service.run(files);
            say(
                    "Round %d of %d, service: %.2f s",
                    round, plan.rounds(), done.wall().toMillis() / 1e3);
            requireSame(lesions, done);
            through.add(done);
            bareCpu = bareCpu.plus(pass(files, bare, passes));
        }
        return new Measurement(
                files.size(),
                Runtime.getRuntime().availableProcessors(),
                passes,
                bareCpu,
                through,
                service.peakBytes(),
                service.requestBytes(files.get(0)));
    }

    private Duration pass(List<ScanFile> files, BareInference bare, List<Duration> passes) throws IOException {
        Duration before = Processes.cpu(ProcessHandle.current().pid());
        Duration wall = bare.run(files);
        passes.add(wall);
        say("Bare inference: %.2f s", wall.toMillis() / 1e3);
        return Processes.cpu(ProcessHandle.current().pid()).minus(before);
    }

    /** The tensors are the service's own only if it found the same lesions. */
    private static void requireSame(int wanted, ServiceRound round) throws IOException {
        if (round.lesions() != wanted) {
            throw new IOException("The service found %d lesions in a round, here there were %d: the tensors are others"
                    .formatted(round.lesions(), wanted));
        }
    }

    private Sizing sizing(List<ScanFile> heads, MeasuredService service) throws IOException {
        say("Sending %d whole heads", heads.size());
        for (ScanFile head : heads) {
            service.store(head);
        }
        ServiceRound done = service.run(heads);
        say("Heads: %.2f s", done.wall().toMillis() / 1e3);
        List<Long> stored = new ArrayList<>();
        for (ScanCompleted scan : done.completed()) {
            stored.add(service.storedBytes(scan));
        }
        return new Sizing(
                service.start(),
                done,
                Runtime.getRuntime().availableProcessors(),
                service.peakBytes(),
                service.requestBytes(heads.get(0)),
                stored);
    }

    private void say(String format, Object... values) {
        progress.say(String.format(Locale.ROOT, format, values));
    }
}
