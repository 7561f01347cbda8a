package org.lfsr.trainer.data;

import java.nio.file.Path;
import java.util.List;
import org.lfsr.trainer.config.DataConfiguration;
import org.lfsr.trainer.config.DegradationConfiguration;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.config.LossConfiguration.Adversarial;
import org.lfsr.trainer.config.LossConfiguration.Pixel;
import org.lfsr.trainer.config.MachineConfiguration;
import org.lfsr.trainer.config.MachineConfiguration.PrecisionChoice;
import org.lfsr.trainer.config.SampleConfiguration;
import org.lfsr.trainer.config.SceneConfiguration;
import org.lfsr.trainer.config.StageConfiguration;
import org.lfsr.trainer.config.StageConfiguration.Decay;
import org.lfsr.trainer.config.StageConfiguration.Statistics;
import org.lfsr.trainer.config.WatchConfiguration;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.torch.ProcessorChoice;

/** Runs of which only what samplers look at matters. */
final class Runs {

    private static final int SEED = 11;
    private static final DataConfiguration DATA = new DataConfiguration(
            Path.of("cache"),
            List.of(ScanFiles.volumes(Path.of("training"), null)),
            List.of(ScanFiles.volumes(Path.of("validation"), null)));
    private static final List<StageConfiguration> STAGES = List.of(new StageConfiguration(
            "stage",
            1,
            0.1,
            Decay.CONSTANT,
            0,
            0,
            0,
            Statistics.BATCH,
            new LossConfiguration(Pixel.MSE, 1, 0, Adversarial.PAPER, 0)));
    private static final WatchConfiguration WATCH = new WatchConfiguration(1, 1, 1, 0, Weights.BEST);
    private static final MachineConfiguration MACHINE =
            new MachineConfiguration(ProcessorChoice.CPU, PrecisionChoice.FP32, 1);

    private Runs() {}

    /** A run at scale 2. */
    static GeneratorRun generator(DegradationConfiguration degradation, SampleConfiguration samples) {
        GeneratorShape network = new GeneratorShape(2, 8, 1, BatchNormalization.NO, Skip.NONE);
        return new GeneratorRun(SEED, DATA, network, degradation, samples, null, null, null, STAGES, WATCH, MACHINE);
    }

    static DetectorRun detector(DetectorShape detector, SceneConfiguration scenes) {
        return new DetectorRun(SEED, DATA, detector, scenes, null, STAGES, WATCH, MACHINE);
    }
}
