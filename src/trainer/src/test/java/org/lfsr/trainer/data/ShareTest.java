package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void dealsOutThePlacesOfAStepWithoutGapOrOverlap() {
        Share first = new Share(0, 2);
        Share second = new Share(1, 2);

        assertThat(new long[] {first.place(5, 2, 0), first.place(5, 2, 1), second.place(5, 2, 0), second.place(5, 2, 1)
                })
                .containsExactly(Share.ALL.place(5, 4, 0), 21, 22, 23);
        assertThat(first.place(6, 2, 0)).isEqualTo(24);
    }

    @Test
    void countsTheStepsThatSeeEverySample() {
        assertThat(Share.ALL.steps(9, 4)).isEqualTo(3);
        assertThat(new Share(1, 2).steps(9, 4)).isEqualTo(2);
        assertThat(new Share(1, 2).steps(8, 4)).isEqualTo(1);
    }
}
