package org.lfsr.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZScoreTest {

    @Test
    void takesThePopulationsDeviation() {
        ZScore score = ZScore.of(new Image(4, 1, new float[] {1, 1, 5, 5}));

        assertThat(score).isEqualTo(new ZScore(3, 2));
    }

    @Test
    void normalizedImageHasMeanZeroAndDeviationOne() {
        Image image = Images.of(30, 20, (x, y) -> 500 + 3 * x + y * y);

        ZScore normalized = ZScore.of(ZScore.of(image).normalize(image));

        assertThat(normalized.mean()).isCloseTo(0, within(1e-5f));
        assertThat(normalized.deviation()).isCloseTo(1, within(1e-5f));
    }

    @Test
    void restoreUndoesNormalize() {
        Image image = Images.random(30, 20, new SplittableRandom(2));
        ZScore score = ZScore.of(image);

        assertThat(Reference.distance(score.restore(score.normalize(image)), image))
                .isLessThan(1e-6);
    }

    @Test
    void constantImageBecomesZero() {
        Image image = Images.constant(5, 5, 7);

        Image normalized = ZScore.of(image).normalize(image);

        assertThat(normalized.pixels()).containsOnly(0f);
    }
}
