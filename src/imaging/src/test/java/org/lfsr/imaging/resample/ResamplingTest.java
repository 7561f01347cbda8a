package org.lfsr.imaging.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lfsr.imaging.resample.Resampling.BICUBIC;
import static org.lfsr.imaging.resample.Resampling.BILINEAR;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Images;
import org.lfsr.imaging.Reference;

class ResamplingTest {

    private static final double TOLERANCE = 1e-6 * Reference.number("/metrics/data_range");

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "BICUBIC, /image, /resize/bicubic_down_2",
        "BICUBIC, /image, /resize/bicubic_down_4",
        "BICUBIC, /resize/bicubic_down_2, /resize/bicubic_down_2_then_bicubic_up",
        "BICUBIC, /resize/bicubic_down_4, /resize/bicubic_down_4_then_bicubic_up",
        "BILINEAR, /resize/bicubic_down_2, /resize/bicubic_down_2_then_bilinear_up",
        "BILINEAR, /resize/bicubic_down_4, /resize/bicubic_down_4_then_bilinear_up"
    })
    void doesAsPillow(Resampling resampling, String from, String to) {
        Image wanted = Reference.image(to);

        Image resized = resampling.resize(Reference.image(from), wanted.width(), wanted.height());

        assertThat(Reference.distance(resized, wanted)).isLessThan(TOLERANCE);
    }

    @Test
    void averagesPairsWithATriangleWhenShrinkingByTwo() {
        Image row = new Image(4, 1, new float[] {0, 8, 16, 32});

        Image shrunk = BILINEAR.resize(row, 2, 1);

        // Weights 3, 3, 1 of the pixels 0, 1, 2, and 1, 3, 3 of 1, 2, 3: what lies outside is left out.
        assertThat(shrunk.pixels()).containsExactly(new float[] {40 / 7f, 152 / 7f}, within(1e-5f));
    }

    @ParameterizedTest
    @EnumSource
    void leavesAnImageOfTheSameSizeAsItIs(Resampling resampling) {
        Image image = Images.random(7, 5, new SplittableRandom(1));

        Image same = resampling.resize(image, 7, 5);

        assertThat(same.pixels()).containsExactly(image.pixels());
    }

    @ParameterizedTest(name = "{0} to {1} x {2}")
    @CsvSource({"BICUBIC, 3, 17", "BICUBIC, 26, 1", "BILINEAR, 5, 40", "BILINEAR, 1, 1"})
    void keepsAConstantImageConstant(Resampling resampling, int width, int height) {
        Image resized = resampling.resize(Images.constant(13, 11, 5), width, height);

        assertThat(Reference.distance(resized, Images.constant(width, height, 5)))
                .isLessThan(1e-5);
    }

    @Test
    void keepsARampARampAwayFromTheBorder() {
        Image ramp = Images.of(24, 24, (x, y) -> 3 * x + y);

        Image enlarged = BICUBIC.enlarge(ramp, 2);

        // New pixel n is old place (n + 0.5) / 2 - 0.5.
        assertThat(enlarged.at(21, 30)).isCloseTo((float) (3 * 10.25 + 14.75), within(1e-4f));
    }

    @Test
    void refusesAnEmptySide() {
        assertThatThrownBy(() -> BICUBIC.resize(Images.constant(4, 4, 1), 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot resize 4 x 4 to 0 x 2");
    }
}
