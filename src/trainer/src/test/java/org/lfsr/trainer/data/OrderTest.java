package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final int SAMPLES = 20;

    @Test
    void drawsEverySampleOnceAnEpoch() {
        Order order = new Order(SAMPLES, 3);

        assertThat(epoch(order, 0))
                .containsExactlyInAnyOrder(IntStream.range(0, SAMPLES).toArray());
        assertThat(epoch(order, 1))
                .containsExactlyInAnyOrder(IntStream.range(0, SAMPLES).toArray());
    }

    @Test
    void shufflesEachEpochAnew() {
        Order order = new Order(SAMPLES, 3);

        assertThat(epoch(order, 0)).isNotEqualTo(epoch(order, 1));
        assertThat(epoch(order, 0)).isNotEqualTo(IntStream.range(0, SAMPLES).toArray());
    }

    @Test
    void followsFromTheSeedAndThePlaceWhateverWasAskedBefore() {
        Order inOrder = new Order(SAMPLES, 3);
        int[] second = epoch(new Order(SAMPLES, 3), 1);
        epoch(inOrder, 0);

        assertThat(epoch(inOrder, 1)).isEqualTo(second);
        assertThat(epoch(inOrder, 0)).isEqualTo(epoch(new Order(SAMPLES, 3), 0));
        assertThat(epoch(new Order(SAMPLES, 4), 0)).isNotEqualTo(epoch(inOrder, 0));
    }

    @Test
    void givesEveryPlaceOfEverySeedARandomGeneratorOfItsOwn() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long place = 0; place < 100; place++) {
                firsts.add(Order.random(seed, place).nextLong());
            }
        }

        assertThat(firsts).hasSize(1000);
        assertThat(firsts).contains(Order.random(9, 99).nextLong());
    }

    private static int[] epoch(Order order, int epoch) {
        return IntStream.range(0, SAMPLES)
                .map(index -> order.at((long) epoch * SAMPLES + index))
                .toArray();
    }
}
