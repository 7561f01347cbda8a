package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

class OccupancyTest {

    @Test
    void measuresTheShareOfLesionInEachCell() {
        Mask lesion = mask(4, 4, "##..", "#...", "..##", "..##");

        Image occupancy = Occupancy.of(lesion, 2);

        assertThat(occupancy).hasToString("2 x 2");
        assertThat(occupancy.pixels()).containsExactly(0.75f, 0, 0, 1);
    }

    @Test
    void countsOnlyWhatIsInsideAtTheRightAndLowerBorder() {
        Mask lesion = mask(5, 3, "....#", "....#", "##..#");

        Image occupancy = Occupancy.of(lesion, 2);

        assertThat(occupancy).hasToString("3 x 2");
        assertThat(occupancy.pixels()).containsExactly(0, 0, 1, 1, 0, 1);
    }

    private static Mask mask(int width, int height, String... rows) {
        boolean[] marked = new boolean[width * height];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = rows[i / width].charAt(i % width) == '#';
        }
        return new Mask(width, height, marked);
    }
}
