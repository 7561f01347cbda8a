package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final ManualTime time = new ManualTime();

    @Test
    void letsWorkGoOnUntilItHasPassed() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(3), time);

        time.nanos += 3_000_000_000L;
        assertThatCode(deadline::check).doesNotThrowAnyException();

        time.nanos++;
        assertThatThrownBy(deadline::check)
                .isInstanceOf(DeadlineException.class)
                .hasMessage("The scan was not done within PT3S");
    }

    @Test
    void honoursInterruptionAndLeavesItStanding() {
        Deadline deadline = Deadline.none();
        Thread.currentThread().interrupt();

        assertThatThrownBy(deadline::check).isInstanceOf(InterruptedIOException.class);
        assertThatThrownBy(deadline::check).isInstanceOf(InterruptedIOException.class);

        Thread.interrupted(); // For the tests that run on this thread afterwards.
    }

    @Test
    void liesAhead() {
        assertThatThrownBy(() -> Deadline.after(Duration.ZERO, time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A deadline lies ahead, found PT0S");
    }

    private static final class ManualTime implements TimeSource {

        private long nanos = Long.MAX_VALUE - 5;

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
