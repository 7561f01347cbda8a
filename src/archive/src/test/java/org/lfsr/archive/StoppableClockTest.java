package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoppableClockTest {

    private final StoppableClock clock = new StoppableClock(Clock.systemUTC());

    @Test
    void doesNotWaitForWhatIsOver() {
        clock.waitUntil(clock.now().minusSeconds(1));

        assertThat(clock.isStopping()).isFalse();
    }

    @Test
    void waitsNoMoreOnceItIsStopped() throws InterruptedException {
        Thread waiting = new Thread(() -> clock.waitUntil(clock.now().plus(Duration.ofDays(1))));
        waiting.start();

        clock.stop();
        waiting.join();

        assertThat(clock.isStopping()).isTrue();
    }

    @Test
    void takesAnInterruptionForAStop() throws InterruptedException {
        Thread waiting = new Thread(() -> clock.waitUntil(clock.now().plus(Duration.ofDays(1))));
        waiting.start();

        waiting.interrupt();
        waiting.join();

        assertThat(clock.isStopping()).isTrue();
    }
}
