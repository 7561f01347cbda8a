package org.lfsr.imaging.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

class MarkingTest {

    private static final Image MAP = image(5, 0.3f, 0.1f, 0.8f, 0f, 0.3f, 0f, 0.2f, 0f, 0f, 0f, 0.2f, 0f, 0f, 0f, 0.4f);

    @Test
    void marksWhatHangsTogetherWithSomethingCertain() {
        assertThat(marked(new Marking(0.2, 0.5).of(MAP))).isEqualTo("#.#.." + ".#..." + "#....");
    }

    @Test
    void marksAllThatReachesTheThresholdIfThatIsCertainEnough() {
        assertThat(marked(new Marking(0.2, 0.2).of(MAP))).isEqualTo("#.#.#" + ".#..." + "#...#");
    }

    @Test
    void marksNothingWhereNothingIsCertain() {
        assertThat(new Marking(0.1, 0.9).of(MAP).count()).isZero();
    }

    @Test
    void takesTheOtherMapsCertainty() {
        Image other = image(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.9f, 0.9f);

        assertThat(marked(new Marking(0.2, 0.9).of(MAP, other))).isEqualTo("....." + "....." + "....#");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.5, 0.4", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
    void refusesFiguresOutOfTheirRange(double threshold, double certainty) {
        assertThatThrownBy(() -> new Marking(threshold, certainty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found " + threshold + " and " + certainty);
    }

    private static Image image(int width, float... pixels) {
        return new Image(width, pixels.length / width, pixels);
    }

    private static String marked(Mask mask) {
        StringBuilder text = new StringBuilder();
        for (boolean pixel : mask.pixels()) {
            text.append(pixel ? '#' : '.');
        }
        return text.toString();
    }
}
