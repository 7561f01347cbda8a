package org.lfsr.trainer.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lfsr.trainer.distributed.Launch;
import org.lfsr.trainer.distributed.ProcessGroup;
import org.lfsr.trainer.run.Peers;
import org.lfsr.trainer.run.RunFolder;
import org.lfsr.trainer.run.Telling;
import org.lfsr.trainer.run.Telling.Manner;
import org.lfsr.trainer.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a generator or a detector as a configuration file says.",
            "",
            "The run's folder gets the configuration, provenance.json (seed, data digest, patients, commit, Java, "
                    + "libtorch, machine), metrics.csv, curves.png, sample pictures, checkpoints, and the network of the "
                    + "best validation (best.network) and of the last checkpoint (last.network), in safetensors format.",
            "",
            "Ctrl-C saves a checkpoint and stops; --resume goes on from the newest one, to the same numbers as if "
                    + "nothing had happened.",
            "",
            "Started several times with MASTER_ADDR, MASTER_PORT, RANK and WORLD_SIZE set (and LOCAL_RANK where a "
                    + "machine has several GPUs), the processes train one network together, each with the "
                    + "configuration's batch; the folder must be one that all of them see."
        })
final class TrainCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "CONFIGURATION",
            description = "The run's configuration, a YAML file. Paths in it start from the working directory.")
    private Path configuration = Path.of("");

    @Option(
            names = "--run",
            required = true,
            paramLabel = "FOLDER",
            description = "The run's folder; made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--resume", description = "Go on with the run in the folder.")
    private boolean resume;

    @Override
    public Integer call() throws Exception {
        Optional<Launch> launch = Launch.of(System.getenv());
        if (launch.isEmpty()) {
            return train(Peers.NONE);
        }
        try (ProcessGroup peers = ProcessGroup.join(launch.get())) {
            return train(peers);
        }
    }

    private int train(Peers peers) throws Exception {
        Telling telling = new Telling(System.out, Ansi.AUTO.enabled() ? Manner.BAR : Manner.LINES);
        TrainingRun run = new TrainingRun(configuration, new RunFolder(folder), telling, peers);
        long steps = resume ? run.resume() : run.start();
        System.out.printf("%d steps done; see %s%n", steps, folder);
        return 0;
    }
}
