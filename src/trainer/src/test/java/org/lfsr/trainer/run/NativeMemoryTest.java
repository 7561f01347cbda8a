package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.config.DataConfiguration;
import org.lfsr.trainer.config.DegradationConfiguration;
import org.lfsr.trainer.config.GeneratorRun;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.config.LossConfiguration.Adversarial;
import org.lfsr.trainer.config.LossConfiguration.Pixel;
import org.lfsr.trainer.config.MachineConfiguration;
import org.lfsr.trainer.config.MachineConfiguration.PrecisionChoice;
import org.lfsr.trainer.config.SampleConfiguration;
import org.lfsr.trainer.config.SampleConfiguration.Regions;
import org.lfsr.trainer.config.SourceConfiguration;
import org.lfsr.trainer.config.SourceConfiguration.Kind;
import org.lfsr.trainer.config.StageConfiguration;
import org.lfsr.trainer.config.StageConfiguration.Decay;
import org.lfsr.trainer.config.StageConfiguration.Statistics;
import org.lfsr.trainer.config.WatchConfiguration;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.data.Patches;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.DiscriminatorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.ProcessorChoice;
import org.lfsr.trainer.torch.Torch;

/** A thousand steps, after which as many native objects are there as before. */
class NativeMemoryTest {

    private static final int STEPS = 1000;
    private static final int ALONE = 50;
    private static final long MOST_GROWTH_BYTES = 64L << 20; // The heap's, which counts too.

    private static final StageConfiguration GAME = new StageConfiguration(
            "game",
            3 * STEPS,
            1e-5,
            Decay.CONSTANT,
            0,
            ALONE,
            0.9,
            Statistics.BATCH,
            new LossConfiguration(Pixel.MSE, 1, 0, Adversarial.ENTROPY, 0.1));

    private static final Patches PATCHES = new Patches(List.of(image(8), image(8)), List.of(image(16), image(16)));

    @Test
    void isTheSameAfterAThousandSteps() throws Exception {
        Torch.load();
        Torch.threads(1);
        try (GeneratorLearner learner = GeneratorLearner.of(run(), Processor.CPU, Peers.NONE)) {
            learn(learner, 0, 2 * ALONE);
            long objects = Pointer.totalCount();
            long bytes = Pointer.physicalBytes();

            learn(learner, 2 * ALONE, STEPS);

            assertThat(Pointer.totalCount()).as("native objects").isEqualTo(objects);
            assertThat(Pointer.physicalBytes() - bytes).as("growth in bytes").isLessThan(MOST_GROWTH_BYTES);
        }
    }

    private static void learn(GeneratorLearner learner, int from, int count) {
        for (int i = 0; i < count; i++) {
            Schedule.Place place = new Schedule.Place(GAME, from + i);
            NativeScope.call(() -> learner.learn(PATCHES, place));
        }
    }

    private static GeneratorRun run() {
        List<SourceConfiguration> sources = Collections.singletonList(
                new SourceConfiguration(Kind.VOLUMES, Path.of("unused"), "a.nii", "b.nii", null, null, null, 1));
        return new GeneratorRun(
                1,
                new DataConfiguration(Path.of("unused"), sources, sources),
                new GeneratorShape(2, 4, 1, BatchNormalization.YES, Skip.NONE),
                new DegradationConfiguration(DegradationConfiguration.Method.BICUBIC, List.of(0.0)),
                new SampleConfiguration(Regions.LESIONS, 8, 2, 0),
                null,
                null,
                new DiscriminatorShape(4, 1, 8),
                List.of(GAME),
                new WatchConfiguration(1, 1, 1, 0, Weights.LAST),
                new MachineConfiguration(ProcessorChoice.CPU, PrecisionChoice.FP32, 1));
    }

    private static Image image(int side) {
        float[] pixels = new float[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 7 - 3;
        }
        return new Image(side, side, pixels);
    }
}
