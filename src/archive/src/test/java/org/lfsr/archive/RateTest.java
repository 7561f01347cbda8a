package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @ParameterizedTest(name = "{0}: every {1}")
    @CsvSource({"30/min, PT2S", "4/s, PT0.25S", "60/h, PT1M"})
    void tellsTheTimeBetween(String text, Duration expected) {
        assertThat(Rate.parse(text).interval()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/min", "30", "30/day", "-1/s", "1.5/s"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A rate is a number and /s, /min or /h, as 30/min, found " + text);
    }
}
