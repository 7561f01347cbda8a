package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

class LesionRegionTest {

    @Test
    void keepsEightPixelsAroundTheLesionAndEndsOnTheGrid() {
        Mask lesion = lesion(64, 64, new Box(20, 33, 3, 6));

        // 20 - 8 = 12 and 33 - 8 = 25 go down to 8 and 24; 23 + 8 = 31 and 39 + 8 = 47 go up to 32 and 48.
        assertThat(LesionRegion.of(lesion)).isEqualTo(Box.between(8, 24, 32, 48));
    }

    @Test
    void growsNoFurtherWhereItEndsOnTheGridAlready() {
        assertThat(LesionRegion.of(lesion(64, 64, new Box(24, 16, 8, 16)))).isEqualTo(Box.between(16, 8, 40, 40));
    }

    @Test
    void coversAllLesionsOfASlice() {
        boolean[] marked = new boolean[64 * 64];
        marked[20 * 64 + 17] = true;
        marked[40 * 64 + 44] = true;

        assertThat(LesionRegion.of(new Mask(64, 64, marked))).isEqualTo(Box.between(8, 8, 56, 56));
    }

    @Test
    void staysInsideTheSlice() {
        assertThat(LesionRegion.of(lesion(64, 48, new Box(0, 0, 64, 48)))).isEqualTo(new Box(0, 0, 64, 48));
    }

    @Test
    void leavesOutWhatDoesNotFillTheGrid() {
        assertThat(LesionRegion.of(lesion(61, 47, new Box(59, 46, 1, 1)))).isEqualTo(Box.between(48, 32, 56, 40));
    }

    private static Mask lesion(int width, int height, Box box) {
        boolean[] marked = new boolean[width * height];
        for (int y = box.y(); y < box.endY(); y++) {
            for (int x = box.x(); x < box.endX(); x++) {
                marked[y * width + x] = true;
            }
        }
        return new Mask(width, height, marked);
    }
}
