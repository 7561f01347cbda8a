package org.lfsr.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.NamedValues;
import org.lfsr.trainer.network.NetworkDescription;
import org.lfsr.trainer.network.NetworkFile;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.network.SafeTensors;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;

class CompactCommandTest {

    private static final GeneratorShape SHAPE = new GeneratorShape(2, 8, 1, BatchNormalization.YES, Skip.NONE);

    @TempDir
    private Path folder;

    @Test
    void writesTheSameNetworkHalfAsLarge() throws Exception {
        Path full = folder.resolve("full.network");
        Path half = folder.resolve("half.network");
        NetworkState state;
        try (SrResNet network = SrResNet.of(SHAPE)) {
            state = network.state();
        }
        new SafeTensors(NetworkDescription.of(SHAPE), state).write(full);

        int status = Main.run("compact", full.toString(), half.toString());

        assertThat(status).isZero();
        assertThat((double) Files.size(half) / Files.size(full)).isBetween(0.4, 0.7);
        assertThat(SafeTensors.read(half).metadata()).containsEntry("rounded-from", state.sha256());
        try (SrResNet network = NetworkFile.read(half).generator()) {
            for (NamedValues rounded : network.state().tensors()) {
                float[] exact = state.tensor(rounded.name()).values();
                for (int i = 0; i < exact.length; i++) {
                    assertThat(rounded.values()[i]).isBetween(nearby(exact[i], -1), nearby(exact[i], 1));
                }
            }
        }
    }

    /** What is 2^-11 of a value away, or of the least normal number. */
    private static float nearby(float value, int direction) {
        return value + direction * Math.max(Math.abs(value) / 2048, 1e-7f);
    }

    @Test
    void namesAFileThatIsNoNetwork() throws Exception {
        Path file = folder.resolve("text.network");
        Files.writeString(file, "no network at all");

        assertThat(Main.run(
                        "compact",
                        file.toString(),
                        folder.resolve("half.network").toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("half.network")).doesNotExist();
    }
}
