package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a signal does is shown by {@link WholeRunTest}, in a JVM of its own. */
class StopRequestTest {

    @Test
    void isThereFromTheRequestOn() {
        try (StopRequest stop = new StopRequest()) {
            assertThat(stop.requested()).isFalse();

            stop.request();

            assertThat(stop.requested()).isTrue();
        }
    }

    @Test
    void mayBeMadeAgainAndClosedTwice() {
        StopRequest first = new StopRequest();
        first.request();
        first.close();
        first.close();

        try (StopRequest second = new StopRequest()) {
            assertThat(second.requested()).isFalse();
        }
    }
}
