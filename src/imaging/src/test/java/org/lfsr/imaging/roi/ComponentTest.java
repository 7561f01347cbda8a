package org.lfsr.imaging.roi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

class ComponentTest {

    @Test
    void hangTogetherByEdgesAndCorners() {
        Mask mask = Masks.drawn("..#..#", ".#...#", "#.....", "....#.");

        assertThat(Component.of(mask))
                .containsExactly(
                        new Component(new Box(0, 0, 3, 3), 3),
                        new Component(new Box(5, 0, 1, 2), 2),
                        new Component(new Box(4, 3, 1, 1), 1));
    }

    @Test
    void doNotReachFromOneRowsEndToTheNextRowsBeginning() {
        Mask mask = Masks.drawn("...#", "#...");

        assertThat(Component.of(mask)).hasSize(2);
    }

    @Test
    void fillAMaskThatIsAllMarked() {
        boolean[] pixels = new boolean[512 * 512];
        Arrays.fill(pixels, true);

        assertThat(Component.of(new Mask(512, 512, pixels)))
                .containsExactly(new Component(new Box(0, 0, 512, 512), 512 * 512));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shareOutEveryMarkedPixelOnce(long seed) {
        Mask mask = Masks.random(new SplittableRandom(seed));

        int pixels = Component.of(mask).stream().mapToInt(Component::pixels).sum();

        assertThat(pixels).isEqualTo(mask.count());
    }
}
