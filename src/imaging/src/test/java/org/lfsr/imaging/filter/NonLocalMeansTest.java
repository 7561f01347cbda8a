package org.lfsr.imaging.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;
import org.lfsr.imaging.Reference;
import org.lfsr.imaging.metric.Psnr;

class NonLocalMeansTest {

    @Test
    void doesAsScikitImage() {
        NonLocalMeans filter = new NonLocalMeans(
                (int) Reference.number("/nlm/patch_size"),
                (int) Reference.number("/nlm/patch_distance"),
                Reference.number("/nlm/h"),
                Reference.number("/nlm/sigma"));

        Image denoised = filter.apply(Reference.image("/noisy"));

        double peak = Reference.number("/metrics/data_range");
        assertThat(Reference.distance(denoised, Reference.image("/nlm/output"))).isLessThan(1e-5 * peak);
        assertThat(Psnr.ofPeak(peak).of(Reference.image("/image"), denoised))
                .isCloseTo(Reference.number("/nlm/psnr"), within(1e-5));
    }

    @Test
    void usualChoiceIsTheReferences() {
        assertThat(NonLocalMeans.forNoise(10)).isEqualTo(new NonLocalMeans(5, 6, 8, 10));
    }

    @ParameterizedTest(name = "{0} x {1}, patches of {2}, {3} away")
    @CsvSource({"9, 7, 3, 2", "7, 9, 5, 6", "2, 3, 7, 4", "1, 1, 5, 6", "6, 1, 1, 3"})
    void doesAsTheFormulaSays(int width, int height, int patchSize, int patchDistance) {
        Image image = Images.random(width, height, new SplittableRandom(3));
        NonLocalMeans filter = new NonLocalMeans(patchSize, patchDistance, 0.4, 0.1);

        Image denoised = filter.apply(image);

        Image wanted = Images.of(width, height, (x, y) -> formula(filter, image, (int) x, (int) y));
        // The filter's exponential function is an approximation; the formula's here is not.
        assertThat(Reference.distance(denoised, wanted)).isLessThan(5e-3);
    }

    private static double formula(NonLocalMeans filter, Image image, int x, int y) {
        double weights = 0;
        double values = 0;
        int reach = filter.patchDistance();
        for (int qy = Math.max(0, y - reach); qy <= Math.min(image.height() - 1, y + reach); qy++) {
            for (int qx = Math.max(0, x - reach); qx <= Math.min(image.width() - 1, x + reach); qx++) {
                double weight = weight(filter, image, new int[] {x, y}, new int[] {qx, qy});
                weights += weight;
                values += weight * image.at(qx, qy);
            }
        }
        return values / weights;
    }

    private static double weight(NonLocalMeans filter, Image image, int[] p, int[] q) {
        int offset = filter.patchSize() / 2;
        double a = Math.max(1, filter.patchSize() - 1) / 4.0;
        double sum = 0;
        double likeness = 0;
        for (int dy = -offset; dy <= offset; dy++) {
            for (int dx = -offset; dx <= offset; dx++) {
                double g = Math.exp(-(dx * dx + dy * dy) / (2 * a * a));
                double difference = mirrored(image, p[0] + dx, p[1] + dy) - mirrored(image, q[0] + dx, q[1] + dy);
                sum += g;
                likeness += g * (difference * difference - 2 * filter.sigma() * filter.sigma());
            }
        }
        return Math.exp(-Math.max(0, likeness / sum / (filter.h() * filter.h())));
    }

    private static double mirrored(Image image, int x, int y) {
        return image.at(mirrored(x, image.width()), mirrored(y, image.height()));
    }

    private static int mirrored(int index, int size) {
        if (size == 1) {
            return 0;
        }
        int folded = index;
        while (folded < 0 || folded >= size) {
            folded = folded < 0 ? -folded : 2 * (size - 1) - folded;
        }
        return folded;
    }

    @Test
    void keepsAConstantImage() {
        Image denoised = NonLocalMeans.forNoise(2).apply(Images.constant(12, 9, -7));

        assertThat(Reference.distance(denoised, Images.constant(12, 9, -7))).isLessThan(1e-5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String message, ThrowingCallable filter) {
        assertThatThrownBy(filter).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                refusal("A patch's size is odd, found 4", () -> new NonLocalMeans(4, 6, 1, 1)),
                refusal("A patch distance is 1 or more, found 0", () -> new NonLocalMeans(5, 0, 1, 1)),
                refusal("h is above 0 and sigma 0 or more, found 0.0 and 0.0", () -> NonLocalMeans.forNoise(0)),
                refusal("h is above 0 and sigma 0 or more, found 1.0 and -1.0", () -> new NonLocalMeans(5, 6, 1, -1)));
    }

    private static Arguments refusal(String message, ThrowingCallable filter) {
        return Arguments.of(message, filter);
    }
}
