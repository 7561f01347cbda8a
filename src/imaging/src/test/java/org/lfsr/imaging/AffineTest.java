package org.lfsr.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffineTest {

    private static final Affine OBLIQUE = Affine.ofRows(-0.9, 0.1, 0, 80, 0.1, 0.9, 0.2, -100, 0, -0.2, 3, -60);

    @Test
    void takesAVoxelToItsPlace() {
        assertThat(Affine.ofRows(2, 0, 0, 10, 0, 3, 0, 20, 0, 0, 4, 30).apply(1, 2, 3))
                .isEqualTo(new Point(12, 26, 42));
    }

    @Test
    void spacingIsTheLengthOfAColumn() {
        Affine affine = Affine.ofRows(3, 0, 0, 0, 4, 1, 0, 0, 0, 0, -2, 0);

        assertThat(affine.spacingMm(Axis.X)).isEqualTo(5);
        assertThat(affine.spacingMm(Axis.Y)).isEqualTo(1);
        assertThat(affine.spacingMm(Axis.Z)).isEqualTo(2);
        assertThat(affine.determinant()).isEqualTo(-6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void croppedBeginsAtTheVoxel(long seed) {
        SplittableRandom generator = new SplittableRandom(seed);
        int i = generator.nextInt(100);
        int j = generator.nextInt(100);
        int k = generator.nextInt(100);

        Point cropped = OBLIQUE.cropped(i, j, k).apply(5, 6, 7);

        assertThat(cropped.distanceMm(OBLIQUE.apply(5 + i, 6 + j, 7 + k))).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void refinedKeepsTheGridsCornersWhereTheyAre(int factor) {
        Affine refined = OBLIQUE.refined(factor, factor, 1);

        // A corner of a grid of n voxels is half a voxel beyond the last one's centre.
        assertThat(refined.apply(-0.5, -0.5, -0.5).distanceMm(OBLIQUE.apply(-0.5, -0.5, -0.5)))
                .isCloseTo(0, within(1e-9));
        assertThat(refined.apply(10 * factor - 0.5, 7 * factor - 0.5, 3).distanceMm(OBLIQUE.apply(9.5, 6.5, 3)))
                .isCloseTo(0, within(1e-9));
        assertThat(refined.spacingMm(Axis.X)).isCloseTo(OBLIQUE.spacingMm(Axis.X) / factor, within(1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String message, double[] rows) {
        assertThatThrownBy(() -> Affine.ofRows(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                Arguments.of("An affine has 12 elements, found 3", new double[] {1, 2, 3}),
                Arguments.of("Affine is not finite", new double[] {1, 0, 0, Double.NaN, 0, 1, 0, 0, 0, 0, 1, 0}),
                Arguments.of("Affine is singular", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0}));
    }

    @Test
    void equalRowsMakeEqualAffines() {
        assertThat(Affine.ofRows(OBLIQUE.toRows())).isEqualTo(OBLIQUE).hasSameHashCodeAs(OBLIQUE);
        assertThat(Affine.IDENTITY).isNotEqualTo(OBLIQUE);
    }
}
