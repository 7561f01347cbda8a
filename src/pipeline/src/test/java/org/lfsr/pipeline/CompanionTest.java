package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.metric.Psnr;
import org.lfsr.imaging.metric.Ssim;
import org.lfsr.imaging.roi.RoiStack;
import org.lfsr.pipeline.manifest.StackQuality;
import org.lfsr.pipeline.manifest.Warning;
import org.lfsr.storage.ObjectLocation;

class CompanionTest {

    private static final Grid FINE = new Grid(128, 144, 12);
    private static final Affine FINE_AFFINE = Scene.AFFINE.refined(2, 2, 1);

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(folder);
    }

    @Test
    void measuresResultAndInterpolationByTheReference() throws IOException {
        Volume truth = Scene.head(FINE, FINE_AFFINE, 2);

        FinishedStack stack =
                assessed(scene.source("truth.nii.gz", truth), null).stacks().get(0);

        RoiStack region = new RoiStack(
                stack.region().box().refined(2),
                stack.region().firstSlice(),
                stack.region().lastSlice());
        List<Image> wanted = region.crop(truth, Axis.Z);
        double peak = IntensityRange.of(wanted).width();
        StackQuality quality = stack.quality();
        assertThat(quality.referencePsnrDb()).isCloseTo(Psnr.ofPeak(peak).of(wanted, stack.enhanced()), within(1e-9));
        assertThat(quality.bilinearPsnrDb())
                .isCloseTo(Psnr.ofPeak(peak).of(wanted, stack.interpolated()), within(1e-9));
        assertThat(quality.referencePsnrDb()).isGreaterThan(quality.bilinearPsnrDb());
        double ssim = 0;
        for (int i = 0; i < wanted.size(); i++) {
            ssim += Ssim.ofPeak(peak).of(wanted.get(i), stack.interpolated().get(i)) / wanted.size();
        }
        assertThat(quality.bilinearSsim()).isCloseTo(ssim, within(1e-9));
        assertThat(quality.referenceSsim()).isGreaterThan(ssim);
    }

    @Test
    void saysThatAReferenceIsOfAnotherSize() throws IOException {
        FinishedScan scan = assessed(scene.source("truth.nii.gz", Scene.head()), null);

        assertThat(scan.warnings())
                .containsExactly(new Warning("REFERENCE_UNUSABLE", "It has 64 x 72 x 12 voxels, not 128 x 144 x 12"));
        assertThat(scan.stacks().get(0).quality().referencePsnrDb()).isNull();
        assertThat(scan.stacks().get(0).quality().bilinearPsnrDb()).isNull();
    }

    @Test
    void saysThatAReferenceLiesElsewhere() throws IOException {
        Volume moved = Scene.head(FINE, FINE_AFFINE.cropped(2, 0, 0), 2);

        FinishedScan scan = assessed(scene.source("truth.nii.gz", moved), null);

        assertThat(scan.warnings())
                .containsExactly(new Warning(
                        "REFERENCE_UNUSABLE",
                        "Its voxel (0, 0, 0) lies 1.00 mm from where it belongs, more than 0.25"));
    }

    @Test
    void saysThatAReferenceIsMissingChangedOrNoVolume() throws IOException {
        ScanSource missing = new ScanSource(new ObjectLocation(Scene.BUCKET, "none.nii"), null);
        ScanSource changed = new ScanSource(
                scene.source("truth.nii.gz", Scene.head(FINE, FINE_AFFINE, 2)).location(), "0123456789abcdef");
        ScanSource letter =
                new ScanSource(scene.put("letter.txt", new byte[1000]).location(), null);

        assertThat(warning(missing)).contains("none.nii");
        assertThat(warning(changed)).contains("not 0123456789abcdef");
        assertThat(warning(letter)).contains("letter.txt");
    }

    private String warning(ScanSource reference) throws IOException {
        List<Warning> warnings = assessed(reference, null).warnings();
        assertThat(warnings).extracting(Warning::code).containsExactly("REFERENCE_UNUSABLE");
        return warnings.get(0).sentence();
    }

    @Test
    void saysHowMuchOfAMaskLiesInsideTheStacks() throws IOException {
        RoiStack region = assessed(null, null).stacks().get(0).region();
        Box box = region.box();
        float[] labels = new float[Scene.GRID.length()];
        labels[Scene.GRID.index(box.x(), box.y(), region.firstSlice())] = 4;
        labels[Scene.GRID.index(box.endX() - 1, box.endY() - 1, region.lastSlice())] = 1;
        labels[Scene.GRID.index(26, 30, 6)] = 2;
        labels[Scene.GRID.index(box.endX(), box.endY(), region.lastSlice())] = 1;

        FinishedScan scan = assessed(null, scene.source("mask.nii.gz", new Volume(Scene.GRID, Scene.AFFINE, labels)));

        assertThat(scan.lesionRecall()).isEqualTo(0.75);
        assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void aMaskThatMarksNothingSaysNothing() throws IOException {
        Volume blank = new Volume(Scene.GRID, Scene.AFFINE, new float[Scene.GRID.length()]);

        FinishedScan scan = assessed(null, scene.source("mask.nii.gz", blank));

        assertThat(scan.lesionRecall()).isNull();
        assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void saysThatAMaskIsOfAnotherSize() throws IOException {
        FinishedScan scan = assessed(null, scene.source("mask.nii.gz", Scene.head(FINE, FINE_AFFINE, 2)));

        assertThat(scan.lesionRecall()).isNull();
        assertThat(scan.warnings())
                .containsExactly(new Warning("MASK_UNUSABLE", "It has 128 x 144 x 12 voxels, not 64 x 72 x 12"));
    }

    @ParameterizedTest(name = "across {0}")
    @EnumSource(Axis.class)
    void regionsGatheredPlaneByPlaneAreThoseOfTheWhole(Axis axis) {
        Volume volume = counting(new Grid(6, 7, 8));
        List<RoiStack> stacks =
                List.of(new RoiStack(new Box(1, 2, 3, 4), 1, 4), new RoiStack(new Box(0, 0, 6, 2), 5, 5));
        RegionCollector collector = new RegionCollector(axis, stacks);
        MaskRecall recall = new MaskRecall(axis, stacks);

        for (int z = 0; z < 8; z++) {
            float[] plane = new float[42];
            System.arraycopy(volume.voxels(), z * 42, plane, 0, 42);
            collector.add(new Volume(new Grid(6, 7, 1), Affine.IDENTITY, plane), z);
            recall.add(new Volume(new Grid(6, 7, 1), Affine.IDENTITY, plane), z);
        }

        for (int i = 0; i < 2; i++) {
            List<Image> wanted = stacks.get(i).crop(volume, axis);
            for (int slice = 0; slice < wanted.size(); slice++) {
                assertThat(collector.regions().get(i).get(slice).pixels())
                        .isEqualTo(wanted.get(slice).pixels());
            }
        }
        assertThat(recall.share()).contains((48.0 + 12) / 336);
    }

    private static Volume counting(Grid grid) {
        float[] voxels = new float[grid.length()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = i + 1;
        }
        return new Volume(grid, Affine.IDENTITY, voxels);
    }

    private FinishedScan assessed(@Nullable ScanSource reference, @Nullable ScanSource mask) throws IOException {
        ScanRequest request = Scene.with(scene.scan(Scene.head()), reference, mask);
        EnhancedScan enhanced = scene.enhanced(request, Models.of(new BrightDetector(), new FakeGenerator(2)));
        return scene.assessment().assess(enhanced, Deadline.none());
    }
}
