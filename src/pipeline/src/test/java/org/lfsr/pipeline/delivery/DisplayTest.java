package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Image;

class DisplayTest {

    /** Rows 1 2 3 and 4 5 6. */
    private static final Image SLICE = new Image(3, 2, new float[] {1, 2, 3, 4, 5, 6});

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void showsThePatientTheUsualWayRound(String name, Affine stack, String sides, float[] shown) {
        Display display = Display.of(stack);

        assertThat(display.left() + display.top() + display.right() + display.bottom())
                .isEqualTo(sides);
        assertThat(display.turned(SLICE).pixels()).containsExactly(shown);
    }

    static Stream<Arguments> showsThePatientTheUsualWayRound() {
        return Stream.of(
                Arguments.of(
                        "axial, to the right and to the front",
                        Affine.ofRows(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0),
                        "RALP",
                        new float[] {6, 5, 4, 3, 2, 1}),
                Arguments.of(
                        "axial, to the left and to the back",
                        Affine.ofRows(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0),
                        "RALP",
                        new float[] {1, 2, 3, 4, 5, 6}),
                Arguments.of(
                        "axial, columns to the back and rows to the left",
                        Affine.ofRows(0, -1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0),
                        "RALP",
                        new float[] {1, 4, 2, 5, 3, 6}),
                Arguments.of(
                        "sagittal, to the front and up",
                        Affine.ofRows(0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0),
                        "ASPI",
                        new float[] {6, 5, 4, 3, 2, 1}),
                Arguments.of(
                        "coronal, to the left and up, a little oblique",
                        Affine.ofRows(-1, 0.2, 0, 0, 0.2, 0.1, 1, 0, 0, 1, 0.1, 0),
                        "RSLI",
                        new float[] {4, 5, 6, 1, 2, 3}));
    }
}
