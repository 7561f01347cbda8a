package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Image;
import org.lfsr.pipeline.FakeGenerator.Harm;
import org.lfsr.pipeline.manifest.Replacement;
import org.lfsr.pipeline.manifest.Replacement.Reason;
import org.lfsr.pipeline.manifest.StageTiming;

class AssessmentTest {

    /** Lets everything through but what a test is about. */
    private static final Limits LENIENT = new Limits(-100, 0, 1000, -1, 1e9, 1e9);

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(folder);
    }

    @Test
    void acceptsAResultThatSaysWhatItsInputSays() throws IOException {
        FinishedScan scan = assessed(Limits.usual(), (good, count) -> good);

        FinishedStack stack = only(scan);
        assertThat(stack.replacement()).isNull();
        assertThat(stack.result()).isEqualTo(stack.enhanced());
        assertThat(stack.quality().redegradationPsnrDb()).isGreaterThan(30);
        assertThat(stack.quality().redegradationSsim()).isGreaterThan(0.9);
        assertThat(stack.quality().sharpnessGain()).isGreaterThan(1);
        assertThat(stack.quality().sliceCoherence()).isBetween(0.95, 1.05);
        assertThat(stack.quality().lesionOverlap()).isGreaterThan(0.8);
        assertThat(stack.quality().referencePsnrDb()).isNull();
        assertThat(stack.deviations()).hasSameSizeAs(stack.input());
        assertThat(scan.lesionRecall()).isNull();
        assertThat(scan.warnings()).isEmpty();
        assertThat(scan.timings())
                .extracting(StageTiming::stage)
                .containsExactly("fetch", "decode", "detect", "enhance", "check");
    }

    @Test
    void replacesWhatIsNotFaithful() throws IOException {
        FinishedStack stack = only(assessed(Limits.usual(), Harm.byPixel((good, x, y, count) -> good + 1)));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.NOT_FAITHFUL);
        assertThat(replacement(stack).sentence())
                .matches("Degraded again, the worst slice of the result is like its input by \\d+\\.\\d\\d dB, "
                        + "less than 25\\.00 dB");
        assertThat(replacement(stack).method()).isEqualTo("BILINEAR");
        assertThat(stack.result()).isEqualTo(stack.interpolated());
        assertThat(stack.enhanced()).isNotEqualTo(stack.interpolated());
    }

    @Test
    void takesTheFallbackWhereTheCardHasNoFloor() throws IOException {
        Limits strict = new Limits(99, 0, 1000, -1, 1e9, 1e9);

        FinishedStack stack = only(assessed(strict, (good, count) -> good));

        assertThat(replacement(stack).sentence()).endsWith("less than 99.00 dB");
    }

    @Test
    void replacesALesionThatWasErased() throws IOException {
        Limits limits = new Limits(-100, 0.5, 0, -1, 1e9, 1e9);

        FinishedStack stack = only(assessed(limits, Harm.byPixel((good, x, y, count) -> Math.min(good, 0.5f))));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.LESION_LOST);
        assertThat(replacement(stack).sentence())
                .matches("The detector marks \\d+ cells on the input and 0 on the result; "
                        + "they overlap by 0.00, less than 0.50");
    }

    @Test
    void replacesALesionThatWasInvented() throws IOException {
        Limits limits = new Limits(-100, 0.5, 0, -1, 1e9, 1e9);

        FinishedStack stack = only(assessed(limits, Harm.byPixel((good, x, y, count) -> Math.max(good, 3))));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.LESION_INVENTED);
        assertThat(stack.quality().lesionOverlap()).isLessThan(0.5);
    }

    @Test
    void replacesALesionThatWasMoved() throws IOException {
        Limits limits = new Limits(-100, 0.5, 0, -1, 1e9, 1e9);

        FinishedStack stack = only(assessed(limits, AssessmentTest::moved));

        assertThat(replacement(stack).reason()).isIn(Reason.LESION_LOST, Reason.LESION_INVENTED);
    }

    @Test
    void aLesionThatStaysDoesNotMakeUpForOneThatIsInvented() throws IOException {
        Limits limits = new Limits(-100, 0.1, 0, -1, 1e9, 1e9);

        FinishedStack stack =
                only(assessed(limits, Harm.byPixel((good, x, y, count) -> count == 2 && x < 24 && y >= 68 ? 3 : good)));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.LESION_INVENTED);
        assertThat(replacement(stack).sentence())
                .isEqualTo("The detector marks 1 spots on the result and nothing near them on the input, more than 0");
        assertThat(stack.quality().lesionOverlap()).isGreaterThan(0.5);
    }

    @Test
    void replacesSlicesWithDetailsOfTheirOwn() throws IOException {
        Limits limits = new Limits(-100, 0, 1000, 0.8, 1e9, 1e9);

        FinishedStack stack = only(assessed(limits, Harm.byPixel(AssessmentTest::noisy)));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.INCOHERENT_SLICES);
        assertThat(replacement(stack).sentence()).endsWith("less than 0.800");
    }

    @Test
    void replacesNoiseThatGrew() throws IOException {
        Limits limits = new Limits(-100, 0, 1000, -1, 2, 1e9);

        FinishedStack stack = only(assessed(limits, Harm.byPixel((good, x, y, count) -> noisy(good, x, y, 0))));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.NOISE_AMPLIFIED);
        assertThat(replacement(stack).sentence()).startsWith("The result's noise is ");
    }

    @Test
    void replacesIntensitiesOutOfRange() throws IOException {
        Limits limits = new Limits(-100, 0, 1000, -1, 1e9, 0.75);

        FinishedStack stack = only(assessed(limits, Harm.byPixel((good, x, y, count) -> good - 8)));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(replacement(stack).sentence()).endsWith("more than 0.750");
    }

    @Test
    void letsThroughWhatNoLimitForbids() throws IOException {
        FinishedStack stack = only(assessed(LENIENT, Harm.byPixel(AssessmentTest::noisy)));

        assertThat(stack.replacement()).isNull();
    }

    @Test
    void replacesWhatIsNotFiniteAndMeasuresNothingOfIt() throws IOException {
        FinishedStack stack = only(assessed(LENIENT, Harm.byPixel((good, x, y, count) -> Float.NaN)));

        assertThat(stack.replacement())
                .isEqualTo(new Replacement(Reason.NOT_FINITE, "bicubic-x2@1.0.0 gave NaN", "BILINEAR"));
        assertThat(stack.result()).isEqualTo(stack.interpolated());
        assertThat(stack.quality().redegradationPsnrDb()).isNull();
        assertThat(stack.quality().lesionOverlap()).isNull();
    }

    @Test
    void theFirstFailingCheckDecides() throws IOException {
        FinishedStack stack = only(assessed(
                new Limits(25, 0.5, 0, 0.8, 2, 0.75), Harm.byPixel((good, x, y, count) -> noisy(0, x, y, count) * 9)));

        assertThat(replacement(stack).reason()).isEqualTo(Reason.NOT_FAITHFUL);
    }

    @Test
    void aScanWithoutLesionHasNoStacks() throws IOException {
        EnhancedScan empty =
                scene.enhanced(scene.scan(Scene.healthyHead()), Models.of(new BrightDetector(), new FakeGenerator(2)));

        FinishedScan scan = scene.assessment().assess(empty, Deadline.none());

        assertThat(scan.stacks()).isEmpty();
    }

    @Test
    void limitsCheckThemselves() {
        assertThatThrownBy(() -> new Limits(25, 1.5, 0, 0.8, 2, 0.75))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leastLesionOverlap is between 0.0 and 1.0, found 1.5");
        assertThatThrownBy(() -> new Limits(25, 0.5, 0, 0.8, 0, 0.75))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mostNoiseGain is between");
    }

    private static Image moved(Image good, int count) {
        float[] pixels = new float[good.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = good.pixels()[(i + 24) % pixels.length];
        }
        return new Image(good.width(), good.height(), pixels);
    }

    /** The same noise each time in the same place of the same image. */
    private static float noisy(float good, int x, int y, int count) {
        return good + (float) new SplittableRandom(x + 1000L * y + 1_000_000L * count).nextGaussian();
    }

    private static Replacement replacement(FinishedStack stack) {
        Replacement replacement = stack.replacement();
        if (replacement == null) {
            throw new AssertionError("The result should be replaced, its quality is " + stack.quality());
        }
        return replacement;
    }

    private static FinishedStack only(FinishedScan scan) {
        assertThat(scan.stacks()).hasSize(1);
        return scan.stacks().get(0);
    }

    /** A generator without a floor of its own, unless the usual limits hold. */
    private FinishedScan assessed(Limits limits, Harm harm) throws IOException {
        Double floorDb = limits.fallbackFidelityDb() == 25 ? Double.valueOf(25) : null;
        GeneratorModel generator = Models.generator(new FakeGenerator(2, harm), Models.ENVELOPE, floorDb);
        ModelSet models = Models.of(new BrightDetector(), List.of(generator));
        EnhancedScan enhanced = scene.enhanced(scene.scan(Scene.head()), models);
        return scene.assessment(limits).assess(enhanced, Deadline.none());
    }
}
