package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.trainer.config.DataConfiguration;
import org.lfsr.trainer.config.DetectorRun;
import org.lfsr.trainer.config.LossConfiguration;
import org.lfsr.trainer.config.LossConfiguration.Adversarial;
import org.lfsr.trainer.config.LossConfiguration.Pixel;
import org.lfsr.trainer.config.MachineConfiguration;
import org.lfsr.trainer.config.MachineConfiguration.PrecisionChoice;
import org.lfsr.trainer.config.SceneConfiguration;
import org.lfsr.trainer.config.SourceConfiguration;
import org.lfsr.trainer.config.StageConfiguration;
import org.lfsr.trainer.config.StageConfiguration.Decay;
import org.lfsr.trainer.config.StageConfiguration.Statistics;
import org.lfsr.trainer.config.WatchConfiguration;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.LabelledScans;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.ProcessorChoice;

class DetectorValidationTest {

    private static final int SIDE = 128;

    @Test
    void reportsEveryResolutionAndDrawsPictures() {
        DetectorRun run = run(new DetectorShape(3, List.of(4, 4, 8), 1));
        try (LesionNet network = LesionNet.of(run.detector())) {
            network.evaluate();

            Validation.Verdict verdict = new DetectorValidation(slices(), run, Processor.CPU).judge(network);

            assertThat(verdict.figures())
                    .containsOnlyKeys(
                            "perfect x1",
                            "acceptable x1",
                            "ROI share x1",
                            "false alarms x1",
                            "perfect x4",
                            "acceptable x4",
                            "ROI share x4",
                            "false alarms x4",
                            "threshold x1",
                            "certainty x1",
                            "margin x1",
                            "threshold x4",
                            "certainty x4",
                            "margin x4");
            assertThat(verdict.score()).isBetween(-2.0, 2.0);
            assertThat(verdict.picture()).isPresent();
        }
    }

    private static List<LabelledSlice> slices() {
        List<Image> images = new ArrayList<>();
        List<Mask> lesions = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            float[] pixels = new float[SIDE * SIDE];
            boolean[] lesion = new boolean[SIDE * SIDE];
            for (int i = 0; i < pixels.length; i++) {
                lesion[i] = index % 2 == 0 && i / SIDE / 16 == 3 && i % SIDE / 16 == 2;
                pixels[i] = i % 7 + (lesion[i] ? 50 : 0);
            }
            images.add(new Image(SIDE, SIDE, pixels));
            lesions.add(new Mask(SIDE, SIDE, lesion));
        }
        return DataSplit.slices(List.of(LabelledScans.of("p", images, lesions)));
    }

    private static DetectorRun run(DetectorShape shape) {
        SourceConfiguration source = new SourceConfiguration(
                SourceConfiguration.Kind.VOLUMES, Path.of("unused"), "image", "mask", null, null, null, 1);
        return new DetectorRun(
                1,
                new DataConfiguration(Path.of("unused"), List.of(source), List.of(source)),
                shape,
                new SceneConfiguration(List.of(1, 4), 128, 1, 1, 0.5, 0),
                null,
                List.of(new StageConfiguration(
                        "only",
                        1,
                        1e-4,
                        Decay.CONSTANT,
                        0,
                        0,
                        0,
                        Statistics.BATCH,
                        new LossConfiguration(Pixel.MSE, 1, 0, Adversarial.PAPER, 0))),
                new WatchConfiguration(1, 1, 1, 2, Weights.BEST),
                new MachineConfiguration(ProcessorChoice.CPU, PrecisionChoice.FP32, 1));
    }
}
