package org.lfsr.archive.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lfsr.archive.Archive;
import org.lfsr.archive.Cursor;
import org.lfsr.archive.ModelPair;
import org.lfsr.archive.OffPeak;
import org.lfsr.archive.Output;
import org.lfsr.archive.Rate;
import org.lfsr.archive.Refusals;
import org.lfsr.archive.StoppableClock;
import org.lfsr.archive.Sweep;
import org.lfsr.archive.SweepSettings;
import org.lfsr.messaging.RejectionLog;
import org.lfsr.messaging.RequestProducer;
import org.lfsr.storage.ObjectStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has an archive done again. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks for every scan of the archive to be done that these models have not done yet, with priority ARCHIVE. "
                    + "Stopped or killed, it goes on where it was when it is started again.",
            ""
        })
final class SweepCommand implements Callable<Integer> {

    private final StoppableClock time;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Option(
            names = "--sequence",
            paramLabel = "NAME",
            defaultValue = "${env:LFSR_MODELS_SEQUENCE}",
            description = "The scans' sequence, as T1GD. Default: $LFSR_MODELS_SEQUENCE, or what the service takes.")
    private @Nullable String sequence;

    @Option(
            names = "--rate",
            paramLabel = "N/UNIT",
            defaultValue = "30/min",
            description = "How many requests at most, a second (/s), minute (/min) or hour (/h). Default: "
                    + "${DEFAULT-VALUE}.")
    private Rate rate = new Rate(1, Duration.ofMinutes(1));

    @Option(
            names = "--off-peak",
            paramLabel = "HH:MM-HH:MM",
            description = "Only within these hours of each day: waits for them. Default: at any time.")
    private @Nullable String hours;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose clock that is, as Europe/Zurich. Default: this machine's.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Report at the end, as the command report does, once everything is done.")
    private @Nullable Path report;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "2h",
            description = "How long to wait for that, in s, m or h. Default: ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ZERO;

    @Option(names = "--dry-run", description = "Say what would be asked for, and do nothing.")
    private boolean rehearsal;

    @Mixin
    private final StoreOptions store;

    @Mixin
    private final BrokerOptions broker;

    SweepCommand(Map<String, String> environment, StoppableClock time) {
        this.store = new StoreOptions(environment);
        this.broker = new BrokerOptions(environment);
        this.time = time;
    }

    @Override
    public Integer call() throws IOException {
        Archive scans = archive.archive();
        Output output = archive.output();
        ModelPair models = archive.models();
        Optional<OffPeak> offPeak = Optional.ofNullable(hours).map(text -> OffPeak.parse(text, zone));
        SweepSettings settings = new SweepSettings(scans, output, models, Optional.ofNullable(sequence), rate, offPeak);
        PrintWriter out = Options.given(spec).commandLine().getOut();
        try (ObjectStore open = store.open()) {
            Cursor reached = rehearsal ? rehearsed(open, settings, out) : swept(open, settings, out);
            boolean finished = reached.state() == Cursor.State.FINISHED;
            if (finished && !rehearsal && report != null) {
                report(new Reporting(open, scans, output, models, out), report, reached);
            }
            return finished ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Rejections are looked up only where there is time for them to come. */
    private void report(Reporting reporting, Path folder, Cursor reached) throws IOException {
        if (wait.isZero()) {
            reporting.report(folder, wait, Refusals.NONE, time);
            return;
        }
        try (RejectionLog rejections = broker.rejections(reached.startedAt())) {
            reporting.report(folder, wait, rejections::requestIds, time);
        }
    }

    private Cursor rehearsed(ObjectStore open, SweepSettings settings, PrintWriter out) throws IOException {
        ConsoleListener listener = new ConsoleListener(out, "would publish");
        Cursor reached = new Sweep(open, settings, request -> {}, time, listener).rehearse();
        out.printf("Would publish %d, done before %d%n", reached.published(), reached.skipped());
        return reached;
    }

    private Cursor swept(ObjectStore open, SweepSettings settings, PrintWriter out) throws IOException {
        ConsoleListener listener = new ConsoleListener(out, "published");
        try (RequestProducer producer = broker.open()) {
            Cursor reached = new Sweep(open, settings, producer::publish, time, listener).run();
            out.printf(
                    "%s: published %d, done before %d, with %s%n",
                    reached.state() == Cursor.State.FINISHED ? "Finished" : "Stopped; run it again to go on",
                    reached.published(),
                    reached.skipped(),
                    settings.models().name());
            return reached;
        }
    }
}
