package org.lfsr.imaging.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;

class KSpaceNoiseTest {

    private static final long SEED = 11;

    /** Half 0, half 510: sigma is doubled by scaling back. */
    private static final Image STEP = Images.of(256, 256, (x, y) -> x < 128 ? 0 : 510);

    @Test
    void isOfRayleighsKindWhereThereIsNoSignal() {
        Image noisy = new KSpaceNoise(20).apply(STEP, new SplittableRandom(SEED));

        double mean = mean(noisy, 0, 1);
        assertThat(mean).isCloseTo(40 * Math.sqrt(Math.PI / 2), within(0.5));
        assertThat(mean(noisy, 0, 2)).isCloseTo(2 * 40 * 40, within(50.0));
    }

    @Test
    void isNearlyGaussianWhereTheSignalIsStrong() {
        Image noisy = new KSpaceNoise(20).apply(STEP, new SplittableRandom(SEED));

        double mean = mean(noisy, 128, 1);
        // Rice's distribution: the mean exceeds the signal by about sigma^2 / (2 signal).
        assertThat(mean).isCloseTo(510 + 40 * 40 / (2 * 510.0), within(1.0));
        assertThat(Math.sqrt(mean(noisy, 128, 2) - mean * mean)).isCloseTo(40, within(1.0));
    }

    @Test
    void scalesWithTheImage() {
        Image scaled = Images.of(256, 256, (x, y) -> STEP.at((int) x, (int) y) / 255 - 3);

        Image noisy = new KSpaceNoise(20).apply(scaled, new SplittableRandom(SEED));

        Image wanted = new KSpaceNoise(20).apply(STEP, new SplittableRandom(SEED));
        assertThat(noisy.at(3, 4)).isCloseTo(wanted.at(3, 4) / 255 - 3, within(1e-5f));
        assertThat(noisy.at(200, 4)).isCloseTo(wanted.at(200, 4) / 255 - 3, within(1e-5f));
    }

    @Test
    void isTheSameFromTheSameSeedAndAnotherFromAnother() {
        KSpaceNoise noise = new KSpaceNoise(40);

        float[] first = noise.apply(STEP, new SplittableRandom(1)).pixels();

        assertThat(noise.apply(STEP, new SplittableRandom(1)).pixels()).containsExactly(first);
        assertThat(noise.apply(STEP, new SplittableRandom(2)).pixels()).isNotEqualTo(first);
    }

    @Test
    void leavesAConstantImageAsItIs() {
        Image noisy = new KSpaceNoise(40).apply(Images.constant(8, 8, -2), new SplittableRandom(SEED));

        assertThat(noisy.pixels()).containsOnly(-2f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADeviationThatIsNone(double sigma) {
        assertThatThrownBy(() -> new KSpaceNoise(sigma))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Noise has a deviation of 0 or more, found " + sigma);
    }

    /** The mean of the pixels' powers over a half of the step's width. */
    private static double mean(Image image, int startX, int power) {
        double sum = 0;
        for (int y = 0; y < 256; y++) {
            for (int x = startX; x < startX + 128; x++) {
                sum += Math.pow(image.at(x, y), power);
            }
        }
        return sum / (128 * 256);
    }
}
