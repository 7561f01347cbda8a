package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.inference.OperatingPoint;

class LesionAgreementTest {

    private static final OperatingPoint POINT =
            Models.detector(new BrightDetector()).card().rule().at(1, 1);

    @Test
    void countsOverAllSlices() {
        LesionAgreement agreement = agreement(
                List.of(map(0.9f, 0.5f, 0), map(0, 1, 0)), List.of(map(0.4f, 0.6f, 0.7f), map(0, 0.5f, 0.5f)));

        assertThat(agreement).isEqualTo(new LesionAgreement(3, 4, 2, 0, 0));
        assertThat(agreement.overlap()).isEqualTo(4 / 7.0);
    }

    @Test
    void spotsWithNothingNearThemAreStray() {
        List<Image> before = List.of(map(1, 0, 0, 0, 0.24f, 0), map(1, 0, 0, 0, 0, 0));
        List<Image> after = List.of(map(1, 0, 0, 0, 0, 0.9f), map(1, 0, 0, 0, 0, 0.9f));

        assertThat(agreement(before, after)).isEqualTo(new LesionAgreement(2, 4, 2, 0, 1));
        assertThat(agreement(after, before)).isEqualTo(new LesionAgreement(4, 2, 2, 1, 0));
    }

    @Test
    void halfAMarkNextToItOrInTheNextSliceKeepsASpotFromBeingStray() {
        List<Image> before = List.of(map(0, 0, 0, 0, 0.25f, 0), map(0, 0, 0, 0, 0, 0));

        assertThat(agreement(before, List.of(map(0, 0, 0, 0, 0, 1), map(0, 0, 0, 0, 0, 0))))
                .isEqualTo(new LesionAgreement(0, 1, 0, 0, 0));
        assertThat(agreement(before, List.of(map(0, 0, 0, 0, 0, 0), map(0, 0, 0, 0, 0, 1))))
                .isEqualTo(new LesionAgreement(0, 1, 0, 0, 0));
    }

    @Test
    void aSpotThatIsOnBothSomewhereIsNotStrayInItsOtherSlices() {
        List<Image> before = List.of(map(0, 1), map(0, 0), map(0, 0), map(0, 0));
        List<Image> after = List.of(map(0, 1), map(0, 1), map(1, 0), map(1, 0));

        assertThat(agreement(before, after)).isEqualTo(new LesionAgreement(1, 4, 1, 0, 0));
    }

    @Test
    void spotsWithASliceBetweenThemAreTwo() {
        List<Image> before = List.of(map(1), map(0), map(0), map(0), map(0));
        List<Image> after = List.of(map(1), map(0), map(0), map(1), map(1));

        assertThat(agreement(before, after)).isEqualTo(new LesionAgreement(1, 3, 1, 0, 1));
    }

    @Test
    void nothingOnEitherIsFullAgreement() {
        assertThat(new LesionAgreement(0, 0, 0, 0, 0).overlap()).isEqualTo(1);
    }

    @Test
    void nothingOnOneIsNone() {
        assertThat(new LesionAgreement(0, 2, 0, 0, 1).overlap()).isZero();
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatThrownBy(() -> new LesionAgreement(3, 1, 2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cells cannot be common to 3 and 1");
        assertThatThrownBy(() -> new LesionAgreement(3, 1, 1, 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("4 and 0 spots cannot be of 3 and 1 cells");
    }

    private static LesionAgreement agreement(List<Image> before, List<Image> after) {
        return LesionAgreement.of(before, after, POINT);
    }

    private static Image map(float... cells) {
        return new Image(cells.length, 1, cells);
    }
}
