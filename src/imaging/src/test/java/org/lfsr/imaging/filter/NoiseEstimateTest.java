package org.lfsr.imaging.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;
import org.lfsr.imaging.Reference;

class NoiseEstimateTest {

    @Test
    void isScikitImages() {
        assertThat(NoiseEstimate.of(Reference.image("/noisy")))
                .isCloseTo(Reference.number("/metrics/estimate_sigma_noisy"), within(1e-5));
    }

    @Test
    void findsTheDeviationOfNoiseOnASlope() {
        SplittableRandom generator = new SplittableRandom(4);
        Image image = Images.of(255, 201, (x, y) -> x + 2 * y + 3 * generator.nextGaussian());

        assertThat(NoiseEstimate.of(image)).isCloseTo(3, within(0.1));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"40, 30", "3, 5", "1, 1"})
    void isZeroWithoutDetail(int width, int height) {
        assertThat(NoiseEstimate.of(Images.constant(width, height, 0))).isZero();
        assertThat(NoiseEstimate.of(Images.constant(width, height, 9))).isCloseTo(0, within(1e-9));
    }
}
