package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {

    private static final GeneratorShape SHAPE = new GeneratorShape(2, 4, 1, BatchNormalization.YES, Skip.BICUBIC);
    private static final Map<String, String> WORDS = Map.of(
            "kind", "generator", "scale", "2", "width", "4", "blocks", "1", "normalization", "YES", "skip", "BICUBIC");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void opensAGeneratorAgain() throws IOException {
        Path file = folder.resolve("best.network");
        try (SrResNet network = SrResNet.of(SHAPE)) {
            new SafeTensors(WORDS, network.state()).write(file);

            try (SrResNet again = NetworkFile.read(file).generator()) {
                assertThat(again.shape()).isEqualTo(SHAPE);
                assertThat(again.state().sha256()).isEqualTo(network.state().sha256());
                assertThat(again.module().is_training()).isFalse();
            }
        }
    }

    @Test
    void opensADetectorAgain() throws IOException {
        Path file = folder.resolve("best.network");
        DetectorShape shape = new DetectorShape(3, List.of(4, 8), 1);
        try (LesionNet network = LesionNet.of(shape)) {
            new SafeTensors(Map.of("kind", "detector", "channels", "3", "widths", "4,8", "cells", "1"), network.state())
                    .write(file);

            try (LesionNet again = NetworkFile.read(file).detector()) {
                assertThat(again.shape()).isEqualTo(shape);
                assertThat(again.state().sha256()).isEqualTo(network.state().sha256());
            }
        }
    }

    @Test
    void saysWhatItHoldsInstead() {
        NetworkFile file = new NetworkFile(
                Path.of("best.network"), new SafeTensors(Map.of("kind", "detector"), new NetworkState(List.of())));

        assertThatThrownBy(file::generator)
                .isInstanceOf(IOException.class)
                .hasMessage("best.network holds a detector, wanted a generator");
    }

    @Test
    void saysWhatItDoesNotTell() {
        NetworkFile file = new NetworkFile(
                Path.of("best.network"), new SafeTensors(Map.of("kind", "generator"), new NetworkState(List.of())));

        assertThatThrownBy(file::generator)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("best.network describes no generator")
                .hasMessageContaining("scale");
    }
}
