package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lfsr.inference.InferenceException;

class BatchesTest {

    private static final int PIXELS = 100;

    private final List<Integer> sizes = new ArrayList<>();

    @Test
    void goesThroughAllItemsInOrder() throws IOException {
        List<String> results = batches(4, 1000).run(9, PIXELS, i -> i, batch -> named(batch, 9));

        assertThat(results).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(sizes).containsExactly(4, 4, 1);
    }

    @Test
    void givesNoMorePixelsThanAllowed() throws IOException {
        batches(4, 299).run(5, PIXELS, i -> i, batch -> named(batch, 9));

        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void givesOneImageHoweverLarge() throws IOException {
        batches(4, 99).run(2, PIXELS, i -> i, batch -> named(batch, 9));

        assertThat(sizes).containsExactly(1, 1);
    }

    @Test
    void halvesWhatDoesNotFitAndStaysThere() throws IOException {
        Batches batches = batches(8, 1 << 20);

        List<String> results = batches.run(7, PIXELS, i -> i, batch -> named(batch, 2));
        batches.run(2, PIXELS, i -> i, batch -> named(batch, 2));

        assertThat(results).containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(sizes).containsExactly(7, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void givesUpWhenASingleImageDoesNotFit() {
        assertThatThrownBy(() -> batches(2, 1000).run(2, PIXELS, i -> i, batch -> named(batch, 0)))
                .isInstanceOf(InferenceException.class)
                .hasMessage("No memory for 1");
    }

    @Test
    void handsOnOtherFailuresAtOnce() {
        assertThatThrownBy(() -> batches(2, 1000).run(2, PIXELS, i -> i, BatchesTest::broken))
                .isInstanceOf(InferenceException.class)
                .hasMessage("Broken");
    }

    private static List<String> broken(List<Integer> batch) {
        throw new InferenceException("Broken");
    }

    private static Batches batches(int images, long pixels) {
        return new Batches(new BatchLimit(images, pixels), Deadline.none());
    }

    private List<String> named(List<Integer> batch, int most) {
        sizes.add(batch.size());
        if (batch.size() > most) {
            throw InferenceException.ofMemory("No memory for " + batch.size(), new IllegalStateException());
        }
        return batch.stream().map(String::valueOf).toList();
    }
}
