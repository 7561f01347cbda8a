package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.degrade.BicubicDown;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.testkit.Phantom;
import org.lfsr.testkit.PhantomLesion;

class ScanPipelineTest {

    private final List<FinishedScan> delivered = new ArrayList<>();

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(folder);
    }

    @Test
    void enhancesAPhantomsLesionAndMeasuresItByTheTruth() throws IOException {
        Phantom phantom =
                Phantom.builder().grid(new Grid(160, 160, 12)).seed(5).noise(5).build();
        Volume coarse = coarse(phantom.volume());
        ScanRequest request = Scene.with(scene.scan(coarse), scene.source("truth.nii.gz", phantom.volume()), null);

        ScanPipeline.Result result = pipeline().run(request, Deadline.none());

        FinishedScan scan = ((ScanPipeline.Delivered) result).scan();
        PhantomLesion lesion = phantom.lesions().get(0);
        int middle = lesion.firstSlice() + lesion.sliceCount() / 2;
        Box box = lesion.box();
        assertThat(scan.stacks())
                .anyMatch(stack -> stack.region()
                        .contains((box.x() + box.width() / 2) / 2, (box.y() + box.height() / 2) / 2, middle));
        assertThat(scan.stacks()).allSatisfy(stack -> {
            StackQuality quality = stack.quality();
            assertThat(quality.referencePsnrDb()).isGreaterThan(quality.bilinearPsnrDb());
        });
        assertThat(delivered).containsExactly(scan);
    }

    @Test
    void deliversNothingOfAScanThatIsRefused() throws IOException {
        ScanPipeline.Result result = pipeline().run(scene.scan(new byte[500]), Deadline.none());

        assertThat(result).isInstanceOf(Preparation.Refused.class);
        assertThat(delivered).isEmpty();
    }

    private ScanPipeline pipeline() {
        ModelSet models = Models.of(new BrightDetector(4), new FakeGenerator(2));
        return new ScanPipeline(
                scene.preparation(models, Axis.Z, OutsideCompetence.WARN),
                Scene.enhancement(models),
                scene.assessment(),
                scan -> {
                    delivered.add(scan);
                    return Manifests.of(scan.request().scanId());
                });
    }

    private static Volume coarse(Volume fine) {
        Grid grid = new Grid(
                fine.grid().width() / 2, fine.grid().height() / 2, fine.grid().depth());
        float[] voxels = new float[grid.length()];
        for (int z = 0; z < grid.depth(); z++) {
            Image slice = new BicubicDown(2).apply(fine.slice(Axis.Z, z));
            System.arraycopy(slice.pixels(), 0, voxels, z * grid.sliceLength(), grid.sliceLength());
        }
        return new Volume(grid, fine.affine().refined(0.5, 0.5, 1), voxels);
    }
}
