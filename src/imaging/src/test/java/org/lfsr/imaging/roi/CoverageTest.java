package org.lfsr.imaging.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

class CoverageTest {

    private static final Mask LESION = Masks.drawn("........", ".####...", "........", "........");
    private static final Mask NONE = Masks.drawn("........", "........", "........", "........");

    @Test
    void countsPixelsInSeveralBoxesOnce() {
        Coverage coverage = Coverage.of(LESION, List.of(new Box(0, 0, 3, 2), new Box(1, 0, 3, 2)));

        assertThat(coverage).isEqualTo(new Coverage(4, 3, 8, 32));
        assertThat(coverage.lesionShare()).isCloseTo(0.75, within(1e-12));
        assertThat(coverage.areaShare()).isCloseTo(0.25, within(1e-12));
        assertThat(coverage.isAcceptable()).isFalse();
        assertThat(coverage.isFalseAlarm()).isFalse();
    }

    @Test
    void tellsPerfectFromAcceptable() {
        assertThat(new Coverage(20, 20, 30, 100).isPerfect()).isTrue();
        assertThat(new Coverage(20, 19, 30, 100).isPerfect()).isFalse();
        assertThat(new Coverage(20, 19, 30, 100).isAcceptable()).isTrue();
        assertThat(new Coverage(100, 94, 94, 100).isAcceptable()).isFalse();
    }

    @Test
    void boxOnALesionFreeSliceIsAFalseAlarm() {
        Coverage coverage = Coverage.of(NONE, List.of(new Box(0, 0, 1, 1)));

        assertThat(coverage.isFalseAlarm()).isTrue();
        assertThat(coverage.isPerfect()).isTrue();
        assertThat(Coverage.of(NONE, List.of()).isFalseAlarm()).isFalse();
    }

    @Test
    void missedLesionIsNotCovered() {
        assertThat(Coverage.of(LESION, List.of()).lesionShare()).isZero();
    }

    @Test
    void refusesPartsLargerThanWholes() {
        assertThatThrownBy(() -> new Coverage(4, 5, 6, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 covered of 4 lesion pixels, 6 in boxes, of 7 in all");
    }
}
