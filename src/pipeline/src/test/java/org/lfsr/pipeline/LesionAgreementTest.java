package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Mask;

class LesionAgreementTest {

    @Test
    void countsOverAllSlices() {
        LesionAgreement agreement =
                LesionAgreement.of(List.of(mask(1, 1, 0), mask(0, 1, 0)), List.of(mask(0, 1, 1), mask(0, 1, 1)));

        assertThat(agreement).isEqualTo(new LesionAgreement(3, 4, 2));
        assertThat(agreement.overlap()).isEqualTo(4 / 7.0);
    }

    @Test
    void nothingOnEitherIsFullAgreement() {
        assertThat(new LesionAgreement(0, 0, 0).overlap()).isEqualTo(1);
    }

    @Test
    void nothingOnOneIsNone() {
        assertThat(new LesionAgreement(0, 2, 0).overlap()).isZero();
    }

    @Test
    void refusesMoreInCommonThanThereIs() {
        assertThatThrownBy(() -> new LesionAgreement(3, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cells cannot be common to 3 and 1");
    }

    private static Mask mask(int... marks) {
        boolean[] pixels = new boolean[marks.length];
        for (int i = 0; i < marks.length; i++) {
            pixels[i] = marks[i] == 1;
        }
        return new Mask(marks.length, 1, pixels);
    }
}
