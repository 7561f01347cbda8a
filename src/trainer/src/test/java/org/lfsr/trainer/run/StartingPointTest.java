package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.config.ConfigurationException;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.torch.Torch;

final class StartingPointTest {

    private static final DetectorShape SHAPE = new DetectorShape(3, List.of(4, 8), 1);

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        Torch.load();
    }

    @Test
    void givesADetectorTheWeightsOfAnother() throws Exception {
        try (LesionNet trained = LesionNet.of(SHAPE);
                LesionNet fresh = LesionNet.of(SHAPE)) {
            StartingPoint.load(written(trained), fresh);

            assertThat(fresh.state().sha256()).isEqualTo(trained.state().sha256());
        }
    }

    @Test
    void keepsTheRandomWeightsWithoutAFile() throws Exception {
        try (LesionNet fresh = LesionNet.of(SHAPE)) {
            String before = fresh.state().sha256();

            StartingPoint.load(null, fresh);

            assertThat(fresh.state().sha256()).isEqualTo(before);
        }
    }

    @Test
    void refusesADetectorOfAnotherShape() throws Exception {
        try (LesionNet wide = LesionNet.of(new DetectorShape(3, List.of(5, 8), 1));
                LesionNet fresh = LesionNet.of(SHAPE)) {
            Path file = written(wide);

            assertThatThrownBy(() -> StartingPoint.load(file, fresh))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("start: %s does not fit network: State has ".formatted(file))
                    .hasMessageContaining("the network wants");
        }
    }

    private Path written(LesionNet network) throws Exception {
        Path file = folder.resolve("other.network");
        new SafeTensors(Map.of(), network.state()).write(file);
        return file;
    }
}
