package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.NewScan;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.example.SegmentationConsumer;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.testkit.TinyScan;

/** The sample consumer, behind the service. */
class ExampleIT {

    @TempDir
    Path folder;

    @Test
    void labelsTheLesionWhereItIs() throws IOException, UnreadableEventException, UnreadableVolumeException {
        Volume scan = TinyScan.withLesion(1);
        Path labels = folder.resolve("labels");
        try (Lab lab = Lab.start(folder, Map.of())) {
            lab.startService();
            NewScan event = lab.put("tiny", scan).build();
            lab.stack().publisher().publish(event);
            lab.completions().await(event.getEventId());

            consumeUntil(lab, labels, "tiny-labels.nii.gz");
        }

        Volume found = volume(labels.resolve("tiny-labels.nii.gz"));
        assertThat(found.grid()).isEqualTo(new Grid(96, 80, 6));
        assertThat(found.affine().apply(-0.5, -0.5, 0).distanceMm(scan.affine().apply(-0.5, -0.5, 0)))
                .isLessThan(1e-3);
        assertThat(found.at(2 * 21, 2 * 16, 2)).as("the spot's middle").isOne();
        assertThat(found.at(4, 4, 2)).as("far from it").isZero();
        assertThat(found.at(2 * 21, 2 * 16, 0)).as("another slice").isZero();
    }

    private static void consumeUntil(Lab lab, Path labels, String name) {
        try (SegmentationConsumer consumer = new SegmentationConsumer(
                lab.stack().bootstrapServers(), lab.stack().store(), labels)) {
            CompletableFuture<Void> watch = CompletableFuture.runAsync(() -> {
                long end = System.nanoTime() + Lab.LIMIT.toNanos();
                while (!Files.exists(labels.resolve(name)) && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                consumer.stop();
            });
            try {
                consumer.run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            watch.join();
        }
    }

    private static Volume volume(Path file) throws IOException, UnreadableVolumeException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new NiftiReader(NiftiLimits.ofVoxels(1 << 24)).readLabels(stream);
        }
    }
}
