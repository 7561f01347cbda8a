package org.lfsr.imaging.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.degrade.BicubicDown;
import org.lfsr.imaging.degrade.Degradation;

class RoiQualityTest {

    private static final Degradation BY_TWO = new BicubicDown(2);
    private static final Image TRUTH = Images.blobs(64, 48);
    private static final Image INPUT = BY_TWO.apply(TRUTH);

    @Test
    void truthIsFaithfulToWhatWasMadeFromIt() {
        RoiQuality quality = RoiQuality.of(stack(INPUT, TRUTH));

        assertThat(quality.fidelity().psnrDb()).isEqualTo(100);
        assertThat(quality.fidelity().ssim()).isCloseTo(1, within(1e-6));
        assertThat(quality.fidelity().worstSsim()).isCloseTo(1, within(1e-6));
        assertThat(quality.largestDeviation()).isZero();
        assertThat(quality.sharpnessGain()).isBetween(1.01, 1.5);
        assertThat(quality.coherenceGain()).isEmpty();
        assertThat(quality.sliceCoherence()).isEmpty();
    }

    @ParameterizedTest(name = "by {0} of the range")
    @ValueSource(doubles = {0.05, -0.2})
    void errorOfTheMeanShowsAsItsSize(double share) {
        double shift = share * stack(INPUT, TRUTH).peak();
        Image shifted = mapped(TRUTH, pixel -> (float) (pixel + shift));

        RoiQuality quality = RoiQuality.of(stack(INPUT, shifted));

        assertThat(quality.fidelity().psnrDb()).isCloseTo(-20 * Math.log10(Math.abs(share)), within(1e-3));
        assertThat(quality.meanDeviation()).isCloseTo(Math.abs(share), within(1e-5));
        assertThat(quality.largestDeviation()).isCloseTo(Math.abs(share), within(1e-5));
    }

    @Test
    void inventedSpotShowsWhereItIs() {
        Image invented = Images.of(64, 48, (x, y) -> TRUTH.at((int) x, (int) y) + (isSpot(x, y) ? 40 : 0));
        EnhancedStack stack = stack(INPUT, invented);

        Image map = DeviationMap.of(stack).get(0);

        assertThat(map).hasToString("64 x 48");
        assertThat(map.at(21, 11)).isGreaterThan(20);
        assertThat(map.at(50, 40)).isCloseTo(0, within(1e-4f));
        RedegradationFidelity fidelity = RedegradationFidelity.of(stack);
        assertThat(fidelity.worstSsim()).isLessThan(0.8).isLessThan(fidelity.ssim() - 0.15);
    }

    private static boolean isSpot(double x, double y) {
        return new Box(20, 10, 4, 4).contains((int) x, (int) y);
    }

    @Test
    void lostBlobShows() {
        Image lost = Images.constant(64, 48, 30);

        RedegradationFidelity fidelity = RedegradationFidelity.of(stack(INPUT, lost));

        assertThat(fidelity.psnrDb()).isLessThan(15);
        assertThat(fidelity.ssim()).isLessThan(0.2);
    }

    @Test
    void oneBadSliceOfManyShows() {
        Image shifted = mapped(TRUTH, pixel ->
                (float) (pixel + 0.1 * stack(INPUT, TRUTH).peak()));
        List<Image> input = Collections.nCopies(20, INPUT);
        List<Image> enhanced = new ArrayList<>(Collections.nCopies(20, TRUTH));
        enhanced.set(7, shifted);

        RedegradationFidelity fidelity = RedegradationFidelity.of(new EnhancedStack(BY_TWO, input, enhanced));

        assertThat(fidelity.worstSlicePsnrDb()).isCloseTo(20, within(1e-3));
        assertThat(fidelity.psnrDb()).isCloseTo(20 + 10 * Math.log10(20), within(1e-3));
    }

    @ParameterizedTest(name = "{0} of the range counts as {1}")
    @CsvSource({"0, 0.25", "0.1, 0.25", "0.5, 0.5"})
    void aSliceThatShowsLittleCountsAsAQuarter(double share, double counted) {
        double peak = stack(INPUT, TRUTH).peak();
        double least = IntensityRange.of(INPUT).min();
        Image quiet = mapped(TRUTH, pixel -> (float) (least + share * (pixel - least)));
        Image wrong = mapped(quiet, pixel -> (float) (pixel + 0.01 * peak));

        RedegradationFidelity fidelity = RedegradationFidelity.of(
                new EnhancedStack(BY_TWO, List.of(INPUT, BY_TWO.apply(quiet)), List.of(TRUTH, wrong)));

        assertThat(fidelity.worstSlicePsnrDb()).isCloseTo(20 * Math.log10(counted / 0.01), within(0.01));
    }

    @Test
    void bilinearInterpolationGainsNothing() {
        List<Image> input = List.of(INPUT, mapped(INPUT, pixel -> pixel * pixel));
        List<Image> interpolated = new EnhancedStack(BY_TWO, input, List.of(TRUTH, TRUTH)).interpolated();

        RoiQuality quality = RoiQuality.of(new EnhancedStack(BY_TWO, input, interpolated));

        assertThat(quality.sharpnessGain()).isEqualTo(1);
        assertThat(quality.coherenceGain()).hasValue(0);
    }

    @Test
    void slicesWithDetailsOfTheirOwnCohereLess() {
        SplittableRandom generator = new SplittableRandom(8);
        UnaryOperator<Image> invent = image -> mapped(image, pixel -> pixel + (float) generator.nextGaussian(0, 20));

        RoiQuality quality = RoiQuality.of(
                new EnhancedStack(BY_TWO, List.of(INPUT, INPUT), List.of(invent.apply(TRUTH), invent.apply(TRUTH))));

        assertThat(quality.coherenceGain().orElseThrow()).isLessThan(-0.1);
        assertThat(quality.sliceCoherence().orElseThrow()).isBetween(0.0, 0.9);
        assertThat(quality.noiseBefore()).isLessThan(2);
        assertThat(quality.noiseAfter()).isCloseTo(20, within(2.0));
    }

    @Test
    void slicesThatAgreeAsTheirInputsDoAreAsCoherent() {
        RoiQuality quality = RoiQuality.of(new EnhancedStack(BY_TWO, List.of(INPUT, INPUT), List.of(TRUTH, TRUTH)));

        assertThat(quality.sliceCoherence().orElseThrow()).isCloseTo(1, within(1e-6));
    }

    @Test
    void inputsThatDoNotAgreeSayNothingOfCoherence() {
        Image opposite = mapped(INPUT, pixel -> -pixel);

        RoiQuality quality = RoiQuality.of(new EnhancedStack(BY_TWO, List.of(INPUT, opposite), List.of(TRUTH, TRUTH)));

        assertThat(quality.sliceCoherence()).isEmpty();
    }

    @Test
    void correlationOfNeighboursIsAsByHand() {
        Image rising = new Image(3, 1, new float[] {1, 2, 3});
        Image falling = new Image(3, 1, new float[] {5, 3, 1});
        Image peaked = new Image(3, 1, new float[] {0, 1, 0});
        Image constant = Images.constant(3, 1, 4);

        assertThat(coherence(rising, falling)).isCloseTo(-1, within(1e-12));
        assertThat(coherence(rising, falling, peaked)).isCloseTo(-0.5, within(1e-12));
        assertThat(coherence(constant, constant)).isEqualTo(1);
        assertThat(coherence(constant, rising)).isZero();
        assertThat(Coherence.of(List.of(rising))).isEmpty();
    }

    private static double coherence(Image... slices) {
        return Coherence.of(List.of(slices)).orElseThrow();
    }

    @Test
    void sharpnessIsTheMeanSlope() {
        Image ramp = Images.of(4, 4, (x, y) -> 3 * x + 4 * y);

        // Slopes are 5 inside, halved along an axis at its two ends.
        double wanted = (4 * 5 + 4 * (Math.hypot(1.5, 4) + Math.hypot(3, 2)) + 4 * 2.5) / 16;
        assertThat(Sharpness.of(List.of(ramp))).isCloseTo(wanted, within(1e-6));
    }

    @ParameterizedTest(name = "{0}: input {1}, enhanced {2}, {3} x {4}")
    @CsvSource({
        "bicubic, 0, 0, 8, 8",
        "bicubic, 5, 5, 12, 9",
        "bicubic, -5, 7, 3, 20",
        "kspace, 0, 1, 6, 6",
        "kspace, 2, 2, 2, 1",
        "bicubic, 3, 0, 1, 1"
    })
    void everyFigureIsFiniteForConstantAndTinyRegions(String name, double before, double after, int width, int height) {
        Image input = Images.constant(width, height, before);
        Image enhanced = Images.constant(2 * width, 2 * height, after);

        RoiQuality quality = RoiQuality.of(
                new EnhancedStack(Degradation.named(name, 2), List.of(input, input), List.of(enhanced, enhanced)));

        assertThat(figures(quality)).allMatch(Double::isFinite);
        assertThat(quality.fidelity().psnrDb() > 99).isEqualTo(before == after);
    }

    private static List<Double> figures(RoiQuality quality) {
        return DoubleStream.of(
                        quality.fidelity().psnrDb(),
                        quality.fidelity().ssim(),
                        quality.fidelity().worstSsim(),
                        quality.meanDeviation(),
                        quality.largestDeviation(),
                        quality.sharpnessGain(),
                        quality.noiseBefore(),
                        quality.noiseAfter(),
                        quality.coherenceGain().orElse(Double.NaN))
                .boxed()
                .toList();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"bicubic, 2, 60", "bicubic, 4, 60", "kspace, 2, 35", "kspace, 4, 30"})
    void truthCutFromAWholeSliceIsFaithfulDespiteItsBorder(String name, int factor, double leastPsnrDb) {
        Degradation degradation = Degradation.named(name, factor);
        Image whole = Images.blobs(128, 128);
        Box box = new Box(40 / factor, 40 / factor, 48 / factor, 56 / factor);

        RedegradationFidelity fidelity = RedegradationFidelity.of(new EnhancedStack(
                degradation, List.of(degradation.apply(whole).crop(box)), List.of(whole.crop(box.refined(factor)))));

        assertThat(fidelity.psnrDb()).isGreaterThan(leastPsnrDb);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String message, ThrowingCallable stack) {
        assertThatThrownBy(stack).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> refuses() {
        Image small = Images.constant(3, 4, 0);
        Image large = Images.constant(6, 8, 0);
        return Stream.of(
                refusal("A stack has as many enhanced slices as input slices, found 0 and 0", List.of(), List.of()),
                refusal(
                        "A stack has as many enhanced slices as input slices, found 1 and 2",
                        List.of(small, small),
                        List.of(large)),
                refusal("Enhanced slice 0 is 3 x 4, not 6 x 8", List.of(small), List.of(small)),
                refusal("Input slice 1 is 6 x 8, not 3 x 4", List.of(small, large), List.of(large, large)));
    }

    private static Arguments refusal(String message, List<Image> input, List<Image> enhanced) {
        ThrowingCallable stack = () -> new EnhancedStack(BY_TWO, input, enhanced);
        return Arguments.of(message, stack);
    }

    private static EnhancedStack stack(Image input, Image enhanced) {
        return new EnhancedStack(BY_TWO, List.of(input), List.of(enhanced));
    }

    private static Image mapped(Image image, UnaryOperator<Float> change) {
        return Images.of(image.width(), image.height(), (x, y) -> change.apply(image.at((int) x, (int) y)));
    }
}
