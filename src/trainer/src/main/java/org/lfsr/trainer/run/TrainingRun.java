package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.config.ConfigurationFile;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.RunConfiguration;
import org.lfsr.trainer.data.DataException;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.PatchSampler;
import org.lfsr.trainer.data.Patches;
import org.lfsr.trainer.data.SceneSampler;
import org.lfsr.trainer.data.Scenes;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Torch;

/** One run: the parts that its configuration asks for, and the loop over them. */
public final class TrainingRun {

    private final Path configuration;
    private final RunFolder folder;
    private final Telling telling;
    private final Peers peers;

    /** Creates a run of this process alone that tells a person how far it is. */
    public TrainingRun(Path configuration, RunFolder folder, Telling telling) {
        this(configuration, folder, telling, Peers.NONE);
    }

    /**
     * Creates a run of several processes: each makes one, of the same configuration and folder, and all begin it in the
     * same way. The first one tells a person how far it is and writes the files.
     */
    public TrainingRun(Path configuration, RunFolder folder, Telling telling, Peers peers) {
        this.configuration = configuration;
        this.folder = folder;
        this.telling = peers.first() ? telling : Telling.nothing();
        this.peers = peers;
    }

    /**
     * Begins the run.
     *
     * @return how many steps were done
     * @throws ConfigurationException if the configuration cannot be used, or a run has begun in the folder
     * @throws DataException if the data cannot be used
     * @throws TrainingException if a loss is not finite, or another process is gone or has other data
     */
    public long start()
            throws IOException, InterruptedException, ConfigurationException, DataException, TrainingException {
        if (peers.first() && folder.begun()) {
            throw new ConfigurationException(
                    "A run has begun in %s: go on with --resume, or choose another folder".formatted(folder.path()));
        }
        RunConfiguration run = ConfigurationFile.read(configuration);
        DataSplit data = DataSplit.open(run.data());
        if (peers.first()) {
            folder.create();
            Files.copy(configuration, folder.configuration());
        }
        return train(run, data);
    }

    /**
     * Goes on with the run in the folder.
     *
     * @return how many steps are done in all
     * @throws ConfigurationException if no run has begun in the folder, or it had another configuration
     * @throws DataException if the data cannot be used
     * @throws TrainingException if a loss is not finite, or another process is gone or has other data
     */
    public long resume()
            throws IOException, InterruptedException, ConfigurationException, DataException, TrainingException {
        if (!folder.begun()) {
            throw new ConfigurationException("No run has begun in %s".formatted(folder.path()));
        }
        if (Files.mismatch(configuration, folder.configuration()) >= 0) {
            throw new ConfigurationException(
                    "%s is not what the run began with, %s".formatted(configuration, folder.configuration()));
        }
        RunConfiguration run = ConfigurationFile.read(configuration);
        return train(run, DataSplit.open(run.data()));
    }

    private long train(RunConfiguration run, DataSplit data)
            throws IOException, InterruptedException, ConfigurationException, DataException, TrainingException {
        peers.agree("configuration", digest(configuration));
        peers.agree("data", data.digest());
        Torch.load();
        if (run.machine().threads() > 0) {
            Torch.threads(run.machine().threads());
        }
        Torch.seed(run.seed());
        if (peers.first()) {
            Provenance.of(run, data, peers.share()).write(folder.provenance());
        }
        Processor processor = processor(run);
        Torch.compute(run.machine().precision().resolve(processor));
        peers.prepare(processor);
        if (run instanceof GeneratorRun generator) {
            return loop(parts(generator, data, processor));
        }
        if (run instanceof DetectorRun detector) {
            return loop(parts(detector, data, processor));
        }
        throw new AssertionError(run);
    }

    private static Processor processor(RunConfiguration run) throws ConfigurationException {
        try {
            return run.machine().device().resolve();
        } catch (IllegalStateException e) {
            throw new ConfigurationException("machine.device: %s".formatted(e.getMessage()), e);
        }
    }

    private Training.Parts<Patches> parts(GeneratorRun run, DataSplit data, Processor processor)
            throws IOException, ConfigurationException, DataException {
        PatchSampler sampler = new PatchSampler(DataSplit.lesionSlices(data.training()), run, peers.share());
        Validation validation = new GeneratorValidation(DataSplit.lesionSlices(data.validation()), run, processor);
        Learner<Patches> learner = GeneratorLearner.of(run, processor, peers);
        return new Training.Parts<>(learner, sampler, validation, new Schedule(run.stages()), run.watch());
    }

    private Training.Parts<Scenes> parts(DetectorRun run, DataSplit data, Processor processor)
            throws IOException, ConfigurationException, DataException {
        SceneSampler sampler = new SceneSampler(DataSplit.slices(data.training()), run, peers.share());
        Validation validation = new DetectorValidation(DataSplit.slices(data.validation()), run, processor);
        Learner<Scenes> learner = DetectorLearner.of(run, processor, peers);
        return new Training.Parts<>(learner, sampler, validation, new Schedule(run.stages()), run.watch());
    }

    @SuppressWarnings("try") // The loop has the learner from its parts; here it is only closed.
    private <T> long loop(Training.Parts<T> parts) throws IOException, InterruptedException, TrainingException {
        try (Learner<T> learner = parts.learner()) {
            return new Training<>(parts, folder, telling, peers).run();
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
