package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.ZScore;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.imaging.roi.StackRule;
import org.lfsr.inference.InferenceException;
import org.lfsr.pipeline.manifest.IntensityMap;
import org.lfsr.pipeline.manifest.StageTiming;

class EnhancementTest {

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(folder);
    }

    @ParameterizedTest(name = "x{0}")
    @ValueSource(ints = {2, 4})
    void enhancesALesionInTheInputsUnitsAndPlace(int scale) throws IOException {
        EnhancedScan scan = enhanced(new BrightDetector(), new FakeGenerator(scale));

        EnhancedLesion lesion = only(scan);
        Box box = lesion.region().box();
        Volume head = Scene.head();
        assertThat(box.contains(26, 30)).isTrue();
        assertThat(lesion.region().depth()).isEqualTo(scan.lesionSliceCount()).isBetween(3, 7);
        assertThat(lesion.input()).hasSize(lesion.region().depth());
        for (int i = 0; i < lesion.input().size(); i++) {
            Image slice = head.slice(Axis.Z, lesion.region().firstSlice() + i);
            assertClose(lesion.input().get(i), slice.crop(box));
            Image wanted = Resampling.BICUBIC.enlarge(slice, scale).crop(box.refined(scale));
            assertClose(lesion.enhanced().get(i), wanted);
            ZScore score = ZScore.of(slice);
            assertThat(lesion.intensities().get(i)).isEqualTo(new IntensityMap(score.mean(), score.deviation()));
        }
        assertThat(scan.timings())
                .extracting(StageTiming::stage)
                .containsExactly("fetch", "decode", "detect", "enhance");
    }

    @Test
    void interpolatesWithKnowledgeOfWhatLiesAround() throws IOException {
        EnhancedLesion lesion = only(enhanced(new BrightDetector(), new FakeGenerator(2)));

        Image slice = Scene.head().slice(Axis.Z, lesion.region().firstSlice());
        Image wanted =
                Resampling.BILINEAR.enlarge(slice, 2).crop(lesion.region().box().refined(2));
        assertClose(lesion.interpolated().get(0), wanted);
    }

    @Test
    void doesNotShowBlankSlicesToTheDetector() throws IOException {
        BrightDetector detector = new BrightDetector();

        EnhancedScan scan = scene.enhanced(scene.scan(Scene.healthyHead()), Models.of(detector, new FakeGenerator(2)));

        assertThat(scan.lesions()).isEmpty();
        assertThat(scan.lesionSliceCount()).isZero();
        assertThat(detector.samples).hasSize(10);
        assertThat(detector.batchSizes).containsExactly(4, 4, 2);
    }

    @Test
    void showsNeighboursToADetectorThatWantsThem() throws IOException {
        BrightDetector detector = new BrightDetector(3, Integer.MAX_VALUE);
        Volume head = withoutBlankSlices();

        EnhancedScan scan = scene.enhanced(scene.scan(head), Models.of(detector, new FakeGenerator(2)));

        List<Image> slices = IntStream.range(0, head.grid().depth())
                .mapToObj(i -> head.slice(Axis.Z, i))
                .map(slice -> ZScore.of(slice).normalize(slice))
                .toList();
        assertSame(detector.samples.get(0), slices.get(0), slices.get(0), slices.get(1));
        assertSame(detector.samples.get(5), slices.get(4), slices.get(5), slices.get(6));
        assertSame(detector.samples.get(9), slices.get(8), slices.get(9), slices.get(9));
        assertThat(only(scan).agreement()).isNotNull();
    }

    @Test
    void givesTheGeneratorAStacksSlicesInBatchesWithContext() throws IOException {
        FakeGenerator generator = new FakeGenerator(2);

        EnhancedLesion lesion = only(enhanced(new BrightDetector(), generator));

        Box box = lesion.region().box();
        assertThat(generator.batchSizes.get(0)).isEqualTo(4);
        assertThat(generator.given).hasSize(lesion.region().depth());
        assertThat(generator.given.get(0).width()).isBetween(box.width() + 6, box.width() + 12);
    }

    @Test
    void halvesBatchesThatDoNotFit() throws IOException {
        BrightDetector detector = new BrightDetector(1, 1);
        FakeGenerator generator = new FakeGenerator(2, (image, count) -> image, 2);

        EnhancedLesion lesion = only(enhanced(detector, generator));

        assertThat(detector.batchSizes).startsWith(4, 2, 1, 1);
        assertThat(generator.batchSizes).startsWith(4, 2);
        assertThat(generator.given).hasSize(lesion.region().depth());
    }

    @Test
    void givesUpWithoutMemoryForASingleImage() {
        FakeGenerator generator = new FakeGenerator(2, (image, count) -> image, 0);

        assertThatThrownBy(() -> enhanced(new BrightDetector(), generator))
                .isInstanceOf(InferenceException.class)
                .hasMessage("No memory for 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"says so, FakeModel gave NaN at (1, 2)", "does not say so, bicubic-x2@1.0.0 gave NaN"})
    void resultsThatAreNotFiniteAreInterpolated(String generator, String sentence) throws IOException {
        FakeGenerator broken = new FakeGenerator(
                2,
                generator.equals("says so")
                        ? (image, count) -> {
                            throw InferenceException.ofNotFinite(sentence);
                        }
                        : FakeGenerator.Harm.byPixel((good, x, y, count) -> count == 1 && x == 9 ? Float.NaN : good));

        EnhancedLesion lesion = only(enhanced(new BrightDetector(), broken));

        assertThat(lesion.defect()).isEqualTo(sentence);
        assertThat(lesion.agreement()).isNull();
        assertThat(lesion.enhanced()).isEqualTo(lesion.interpolated());
    }

    @Test
    void agreesOnAResultThatKeepsTheLesion() throws IOException {
        LesionAgreement agreement = agreement((image, count) -> image);

        assertThat(agreement.before()).isPositive();
        assertThat(agreement.overlap()).isGreaterThan(0.8);
    }

    @Test
    void missesALesionThatWasErased() throws IOException {
        LesionAgreement agreement = agreement(FakeGenerator.Harm.byPixel((good, x, y, count) -> Math.min(good, 0.5f)));

        assertThat(agreement.before()).isPositive();
        assertThat(agreement.after()).isZero();
        assertThat(agreement.overlap()).isZero();
    }

    @Test
    void findsALesionThatWasInvented() throws IOException {
        LesionAgreement agreement = agreement(FakeGenerator.Harm.byPixel((good, x, y, count) -> Math.max(good, 3)));

        assertThat(agreement.after()).isGreaterThan(3 * agreement.before());
        assertThat(agreement.overlap()).isLessThan(0.5);
    }

    @Test
    void findsALesionElsewhereThatWasMoved() throws IOException {
        LesionAgreement agreement = agreement((good, count) -> {
            float[] pixels = new float[good.pixels().length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = good.pixels()[(i + 24) % pixels.length];
            }
            return new Image(good.width(), good.height(), pixels);
        });

        assertThat(agreement.after()).isPositive();
        assertThat(agreement.overlap()).isLessThan(0.5);
    }

    @Test
    void aLesionNextDoorDoesNotMakeUpForOneThatWasErased() throws IOException {
        Volume two = Scene.head();
        brighten(two, new Box(50, 24, 6, 12));
        ModelSet models = Models.of(
                new BrightDetector(),
                new FakeGenerator(2, FakeGenerator.Harm.byPixel((good, x, y, count) -> Math.min(good, 0.5f))));

        EnhancedScan scan = scene.enhanced(scene.scan(two), models);

        assertThat(scan.lesions())
                .isNotEmpty()
                .allSatisfy(lesion -> assertThat(agreement(lesion).overlap()).isZero());
    }

    @ParameterizedTest(name = "across {0}")
    @CsvSource({"X", "Y"})
    void cutsSlicesAcrossTheOtherAxes(Axis axis) throws IOException {
        Volume upright = turned(axis);

        EnhancedScan scan =
                scene.enhanced(scene.scan(upright), Models.of(new BrightDetector(), new FakeGenerator(2)), axis);

        EnhancedLesion lesion = only(scan);
        assertThat(scan.grid().sliceAxis()).isEqualTo(axis);
        assertThat(lesion.region().box().contains(26, 30)).isTrue();
        assertThat(lesion.region().contains(26, 30, 6)).isTrue();
    }

    @Test
    void stopsAtTheDeadline() throws IOException {
        Preparation.Prepared prepared =
                (Preparation.Prepared) scene.preparation(Models.of(new BrightDetector(), new FakeGenerator(2)))
                        .prepare(scene.scan(Scene.head()), Deadline.none());
        TickingTime time = new TickingTime();
        BrightDetector detector = new BrightDetector();
        Enhancement enhancement = Scene.enhancement(Models.of(detector, new FakeGenerator(2)));

        assertThatThrownBy(() -> enhancement.enhance(prepared, Deadline.after(Duration.ofNanos(2), time)))
                .isInstanceOf(DeadlineException.class);
        assertThat(detector.batchSizes).hasSize(2);
    }

    @Test
    void refusesAScaleThatItHasNoGeneratorOf() throws IOException {
        Preparation.Prepared prepared =
                (Preparation.Prepared) scene.preparation(Models.of(new BrightDetector(), new FakeGenerator(4)))
                        .prepare(scene.scan(Scene.head()), Deadline.none());
        Enhancement other = Scene.enhancement(Models.of(new BrightDetector(), new FakeGenerator(2)));

        assertThatThrownBy(() -> other.enhance(prepared, Deadline.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no generator of scale 4");
    }

    @Test
    void joinsNoFurtherThanTheGapAllows() throws IOException {
        Volume twice = Scene.head();
        float[] voxels = twice.voxels();
        int slice = twice.grid().sliceLength();
        System.arraycopy(voxels, 10 * slice, voxels, 6 * slice, slice);
        ModelSet models = Models.of(new BrightDetector(), new FakeGenerator(2));
        Preparation.Prepared prepared =
                (Preparation.Prepared) scene.preparation(models).prepare(scene.scan(twice), Deadline.none());
        EnhancementSettings strict = new EnhancementSettings(Scene.BATCH, Scene.BATCH, new StackRule(0));

        EnhancedScan joined = Scene.enhancement(models).enhance(prepared, Deadline.none());
        EnhancedScan apart = new Enhancement(models, strict, TimeSource.system()).enhance(prepared, Deadline.none());

        assertThat(joined.lesions()).hasSize(1);
        assertThat(apart.lesions()).extracting(EnhancedLesion::index).containsExactly(0, 1);
    }

    private EnhancedScan enhanced(BrightDetector detector, FakeGenerator generator) throws IOException {
        return scene.enhanced(scene.scan(Scene.head()), Models.of(detector, generator));
    }

    private LesionAgreement agreement(FakeGenerator.Harm harm) throws IOException {
        return agreement(only(enhanced(new BrightDetector(), new FakeGenerator(2, harm))));
    }

    private static LesionAgreement agreement(EnhancedLesion lesion) {
        LesionAgreement agreement = lesion.agreement();
        if (agreement == null) {
            throw new AssertionError("The result should be finite: " + lesion.defect());
        }
        return agreement;
    }

    private static EnhancedLesion only(EnhancedScan scan) {
        assertThat(scan.lesions()).hasSize(1);
        return scan.lesions().get(0);
    }

    private static void assertClose(Image found, Image wanted) {
        for (int i = 0; i < wanted.pixels().length; i++) {
            assertThat(found.pixels()[i]).isCloseTo(wanted.pixels()[i], within(1e-3f));
        }
    }

    private static void assertSame(List<Image> sample, Image... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Arrays.equals(sample.get(i).pixels(), wanted[i].pixels()))
                    .as("image %d of the sample", i)
                    .isTrue();
        }
    }

    /** Slices 1 to 10 alone. */
    private static Volume withoutBlankSlices() {
        Volume head = Scene.head();
        Grid grid = new Grid(64, 72, 10);
        float[] voxels = new float[grid.length()];
        System.arraycopy(head.voxels(), grid.sliceLength(), voxels, 0, voxels.length);
        return new Volume(grid, Scene.AFFINE, voxels);
    }

    private static void brighten(Volume volume, Box box) {
        for (int z = 4; z <= 8; z++) {
            for (int y = box.y(); y < box.endY(); y++) {
                for (int x = box.x(); x < box.endX(); x++) {
                    volume.voxels()[volume.grid().index(x, y, z)] = 320;
                }
            }
        }
    }

    /** The head with its slices across another axis: what was (x, y, z) is (z, x, y) or (x, z, y). */
    private static Volume turned(Axis axis) {
        Volume head = Scene.head();
        Grid grid = axis == Axis.X ? new Grid(12, 64, 72) : new Grid(64, 12, 72);
        float[] voxels = new float[grid.length()];
        for (int z = 0; z < 12; z++) {
            for (int y = 0; y < 72; y++) {
                for (int x = 0; x < 64; x++) {
                    int index = axis == Axis.X ? grid.index(z, x, y) : grid.index(x, z, y);
                    voxels[index] = head.at(x, y, z);
                }
            }
        }
        return new Volume(grid, axis == Axis.X ? Affine.ofSpacing(2, 1, 1) : Affine.ofSpacing(1, 2, 1), voxels);
    }
}
