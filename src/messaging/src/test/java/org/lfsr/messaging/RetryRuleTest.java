package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryRuleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void waitsLongerAfterEachFailureUpToABound() {
        RetryRule rule = new RetryRule(9, SECOND, Duration.ofSeconds(5), 2, 0);

        assertThat(rule.delayAfter(1, new Random(1))).isEqualTo(SECOND);
        assertThat(rule.delayAfter(2, new Random(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(rule.delayAfter(3, new Random(1))).isEqualTo(Duration.ofSeconds(4));
        assertThat(rule.delayAfter(4, new Random(1))).isEqualTo(Duration.ofSeconds(5));
        assertThat(rule.delayAfter(4000, new Random(1))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shiftsDelaysByNoMoreThanTheJitter() {
        RetryRule rule = new RetryRule(9, SECOND, SECOND, 1, 0.2);
        Random random = new Random(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(rule.delayAfter(1, random)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        }
    }

    @Test
    void allowsAsManyAttemptsAsItSays() {
        assertThat(RetryRule.DEFAULT.allowsAnotherAfter(4)).isTrue();
        assertThat(RetryRule.DEFAULT.allowsAnotherAfter(5)).isFalse();
    }

    @Test
    void refusesValuesOutOfRange() {
        assertThatThrownBy(() -> new RetryRule(0, SECOND, SECOND, 1, 0))
                .hasMessage("There must be 1 attempt or more, not 0");
        assertThatThrownBy(() -> new RetryRule(1, SECOND, Duration.ofMillis(1), 1, 0))
                .hasMessage("Delays must grow from more than nothing, not from PT1S to PT0.001S");
        assertThatThrownBy(() -> new RetryRule(1, SECOND, SECOND, 0.5, 0))
                .hasMessage("A delay must grow by a factor of 1 or more, not 0.5");
        assertThatThrownBy(() -> new RetryRule(1, SECOND, SECOND, 1, Double.NaN))
                .hasMessage("Jitter must be from 0 to 1, not NaN");
    }
}
