package org.lfsr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.benchmarks.NetworkCall.Network;
import org.lfsr.testkit.TestModels;
import org.lfsr.testkit.TinyScan;

class RecorderTest {

    private static final long WIDTH = TinyScan.GRID.width();
    private static final long HEIGHT = TinyScan.GRID.height();

    private static final Path SCAN = Path.of("scan.nii");

    @TempDir
    Path folder;

    @Test
    void keepsWhatNetworksAreGivenAndReplaysIt() throws IOException {
        Path models = TestModels.write(folder.resolve("models"));
        Path detector = models.resolve(TestModels.DETECTOR_FILE);
        Path generator = models.resolve(TestModels.generatorFile(2));
        try (Recorder recorder = Recorder.open(detector, generator, 1)) {
            Recorder.Recording recording = recorder.record(TinyScan.withLesion(1));

            assertThat(recording.lesions()).isEqualTo(1);
            assertThat(recording.calls())
                    .extracting(NetworkCall::network)
                    .containsExactly(Network.DETECTOR, Network.GENERATOR, Network.DETECTOR);
            assertThat(recording.calls().get(0).shape()).isEqualTo(List.of(6L, 1L, HEIGHT, WIDTH));
            long regions = recording.calls().get(1).shape().get(0);
            assertThat(recording.calls().get(2).shape().get(0)).isEqualTo(2 * regions);
            assertThat(recording.calls())
                    .allSatisfy(call -> assertThat(call.numbers().remaining())
                            .isEqualTo(call.shape().stream()
                                    .mapToInt(Long::intValue)
                                    .reduce(1, (a, b) -> a * b)));
            try (BareInference bare = BareInference.open(detector, generator, 1)) {
                bare.add(SCAN, recording.calls());
                assertThat(bare.run(List.of(new ScanFile(0, SCAN), new ScanFile(1, SCAN))))
                        .isGreaterThan(Duration.ZERO);
            }
        }
    }
}
