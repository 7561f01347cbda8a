package org.lfsr.trainer.run;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.PatchSampler;
import org.lfsr.trainer.distributed.Launch;
import org.lfsr.trainer.distributed.ProcessGroup;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Torch;

/** Trains a generator and leaves its weights after each step, as a process of several or alone. */
final class Trajectory {

    private Trajectory() {}

    /** Arguments: the configuration; the folder to leave the weights in, below the process's rank. */
    public static void main(String[] arguments) throws Exception {
        Launch launch = Launch.of(System.getenv()).orElseThrow();
        try (ProcessGroup peers = ProcessGroup.join(launch)) {
            Torch.seed(launch.share().rank()); // Other weights in each, so that the first one's must be taken over.
            Path folder = Path.of(arguments[1], String.valueOf(launch.share().rank()));
            record(Path.of(arguments[0]), folder, peers);
        }
    }

    static void record(Path configuration, Path folder, Peers peers) throws Exception {
        GeneratorRun run = (GeneratorRun) ConfigurationFile.read(configuration);
        Processor processor = run.machine().device().resolve();
        peers.prepare(processor);
        Schedule schedule = new Schedule(run.stages());
        PatchSampler sampler = new PatchSampler(
                DataSplit.lesionSlices(DataSplit.open(run.data()).training()), run, peers.share());
        Files.createDirectories(folder);
        try (GeneratorLearner learner = GeneratorLearner.of(run, processor, peers)) {
            for (int step = 0; step < schedule.steps(); step++) {
                int present = step;
                NativeScope.call(() -> learner.learn(sampler.draw(present), schedule.at(present)));
                learner.save(Files.createDirectories(folder.resolve(String.valueOf(step))));
            }
        }
    }

    /** The weights that were left after a step. */
    static SafeTensors weights(Path folder, int step) throws Exception {
        return SafeTensors.read(folder.resolve(String.valueOf(step)).resolve("generator.safetensors"));
    }
}
