package org.lfsr.imaging.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.Reference;

class MetricTest {

    private static final Image IMAGE = Reference.image("/image");
    private static final Image NOISY = Reference.image("/noisy");
    private static final double PEAK = Reference.number("/metrics/data_range");

    @Test
    void psnrIsScikitImages() {
        assertThat(Psnr.ofPeak(PEAK).of(IMAGE, NOISY)).isCloseTo(Reference.number("/metrics/psnr_noisy"), within(1e-6));
    }

    @Test
    void ssimIsScikitImages() {
        assertThat(Ssim.ofPeak(PEAK).of(IMAGE, NOISY))
                .isCloseTo(Reference.number("/metrics/ssim_noisy_uniform7"), within(1e-6));
    }

    @Test
    void ssimWithAGaussianWindowIsScikitImages() {
        assertThat(Ssim.gaussian(PEAK).of(IMAGE, NOISY))
                .isCloseTo(Reference.number("/metrics/ssim_noisy_gaussian_sigma1.5"), within(1e-6));
    }

    @Test
    void psnrOfAnErrorOfATenthOfThePeakIsTwentyDecibels() {
        assertThat(Psnr.ofPeak(10).of(Images.constant(3, 2, 4), Images.constant(3, 2, 5)))
                .isCloseTo(20, within(1e-12));
    }

    @Test
    void equalImagesHaveInfinitePsnrAndSsimOne() {
        assertThat(Psnr.ofPeak(1).of(IMAGE, IMAGE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Ssim.ofPeak(1).of(IMAGE, IMAGE)).isCloseTo(1, within(1e-12));
    }

    @Test
    void ssimOfConstantImagesComparesTheirMeans() {
        double ssim = Ssim.ofPeak(100).of(Images.constant(7, 7, 1), Images.constant(7, 7, 2));

        // C1 = 1, and the variances vanish: (2 * 1 * 2 + 1) / (1 + 4 + 1).
        assertThat(ssim).isCloseTo(5.0 / 6, within(1e-9));
    }

    @Test
    void ssimOfAnInvertedImageIsNegative() {
        Image image = Images.random(12, 12, new SplittableRandom(5));
        Image inverted = Images.of(12, 12, (x, y) -> 1 - image.at((int) x, (int) y));

        assertThat(Ssim.ofPeak(1).of(image, inverted)).isNegative();
    }

    @Test
    void ssimMapHasAPixelForEachWindowAndTheirMeanIsTheIndex() {
        Ssim ssim = Ssim.ofPeak(PEAK);

        Image map = ssim.map(IMAGE, NOISY);

        assertThat(map).hasToString("42 x 58");
        double sum = 0;
        for (float pixel : map.pixels()) {
            sum += pixel;
        }
        assertThat(sum / map.pixels().length).isCloseTo(ssim.of(IMAGE, NOISY), within(1e-6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String message, ThrowingCallable comparison) {
        assertThatThrownBy(comparison)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> refuses() {
        Image small = Images.constant(6, 7, 1);
        return Stream.of(
                refusal("A peak is above 0, found 0.0", () -> Psnr.ofPeak(0)),
                refusal("A peak is above 0, found NaN", () -> Ssim.ofPeak(Double.NaN)),
                refusal("A window's side is odd, found 4", () -> Ssim.uniform(1, 4)),
                refusal(
                        "An image of 6 x 7 cannot be compared with one of 48 x 64",
                        () -> Psnr.ofPeak(1).of(IMAGE, small)),
                refusal(
                        "An image of 6 x 7 cannot be compared with one of 48 x 64",
                        () -> Ssim.ofPeak(1).of(IMAGE, small)),
                refusal(
                        "An image of 6 x 7 is smaller than SSIM's window of 7 x 7",
                        () -> Ssim.ofPeak(1).of(small, small)),
                refusal(
                        "A range goes upwards, found NaN to NaN",
                        () -> IntensityRange.of(Images.constant(2, 2, Double.NaN))));
    }

    private static Arguments refusal(String message, ThrowingCallable comparison) {
        return Arguments.of(message, comparison);
    }
}
