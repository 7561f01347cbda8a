package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class PrefetcherTest {

    @Test
    void givesTheStepsInOrderFromTheFirst() throws InterruptedException {
        try (Prefetcher<String> prefetcher = new Prefetcher<>(sampler(step -> "step " + step), 7, 2)) {
            for (int step = 7; step < 20; step++) {
                assertThat(prefetcher.take()).isEqualTo("step " + step);
            }
        }
    }

    @Test
    void drawsOnAThreadOfItsOwnThatEndsWhenItIsClosed() throws InterruptedException {
        AtomicReference<Thread> drawing = new AtomicReference<>(Thread.currentThread());
        Prefetcher<Long> prefetcher = new Prefetcher<>(
                sampler(step -> {
                    drawing.set(Thread.currentThread());
                    return step;
                }),
                0,
                2);
        prefetcher.take();

        prefetcher.close();

        Thread own = Objects.requireNonNull(drawing.get());
        assertThat(own).isNotSameAs(Thread.currentThread());
        own.join();
        assertThat(own.isAlive()).isFalse();
    }

    @Test
    void tellsWhyAStepCouldNotBeDrawnAfterThoseBefore() throws InterruptedException {
        try (Prefetcher<Long> prefetcher = new Prefetcher<>(failingAt(2, new IllegalArgumentException("odd")), 0, 4)) {
            assertThat(prefetcher.take()).isZero();
            assertThat(prefetcher.take()).isEqualTo(1);

            assertThatThrownBy(prefetcher::take)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The samples of a step could not be drawn")
                    .hasRootCauseMessage("odd");
        }
    }

    @Test
    void tellsOfErrorsTooInsteadOfWaitingForEver() {
        try (Prefetcher<Long> prefetcher = new Prefetcher<>(failingAt(0, new InternalError("file is gone")), 0, 4)) {
            assertThatThrownBy(prefetcher::take)
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("file is gone");
        }
    }

    private static Sampler<Long> failingAt(long broken, Throwable failure) {
        return sampler(step -> {
            if (step == broken && failure instanceof Error error) {
                throw error;
            }
            if (step == broken && failure instanceof RuntimeException exception) {
                throw exception;
            }
            return step;
        });
    }

    private static <T> Sampler<T> sampler(LongFunction<T> draw) {
        return new Sampler<>() {

            @Override
            public T draw(long step) {
                return draw.apply(step);
            }

            @Override
            public int stepsPerEpoch() {
                return 1;
            }
        };
    }
}
