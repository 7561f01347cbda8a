package org.lfsr.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void namesItsThreadsAndGivesResults() throws Exception {
        try (Lane lane = new Lane("gpu", 1)) {
            assertThat(lane.run(() -> Thread.currentThread().getName()).get()).isEqualTo("gpu-1");
        }
    }

    @Test
    void goesOnAfterATaskThatThrows() throws Exception {
        try (Lane lane = new Lane("gpu", 1)) {
            CompletableFuture<String> failed = lane.run(() -> {
                throw new IOException("no");
            });

            assertThat(failed)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("no");
            assertThat(lane.run(() -> "next").get()).isEqualTo("next");
        }
    }

    @Test
    void interruptsWhatIsUnderWayWhenItCloses() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Lane lane = new Lane("gpu", 1);
        CompletableFuture<String> endless = lane.run(() -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "never";
        });
        begun.await();

        lane.close();

        assertThat(endless).isCompletedExceptionally();
        assertThat(lane.run(() -> "late"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
    }
}
