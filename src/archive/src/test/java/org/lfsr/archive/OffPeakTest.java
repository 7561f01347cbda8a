package org.lfsr.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffPeakTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "20:00-06:00, 2026-01-15T18:59:59Z, false",
        "20:00-06:00, 2026-01-15T19:00:00Z, true",
        "20:00-06:00, 2026-01-15T23:30:00Z, true",
        "20:00-06:00, 2026-01-16T04:59:59Z, true",
        "20:00-06:00, 2026-01-16T05:00:00Z, false",
        "20:00-06:00, 2026-07-15T18:00:00Z, true",
        "01:00-05:00, 2026-01-15T00:00:00Z, true",
        "01:00-05:00, 2026-01-15T04:00:00Z, false",
    })
    void knowsItsHours(String hours, Instant moment, boolean expected) {
        assertThat(OffPeak.parse(hours, ZURICH).contains(moment)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} after {1} at {2}")
    @CsvSource({
        "20:00-06:00, 2026-01-15T12:00:00Z, 2026-01-15T19:00:00Z",
        "20:00-06:00, 2026-01-15T19:00:00Z, 2026-01-16T19:00:00Z",
        // On 29 March clocks go from 02:00 to 03:00: what would begin between begins at 03:30.
        "02:30-06:00, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z",
        // On 25 October they go from 03:00 back to 02:00: 02:30 comes twice.
        "02:30-06:00, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
        "02:30-06:00, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
    })
    void knowsWhenItBeginsNext(String hours, Instant moment, Instant expected) {
        assertThat(OffPeak.parse(hours, ZURICH).nextBeginning(moment)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:00", "20-06", "20:00-24:30", "a-b", "20:00-22:00-23:00"})
    void refusesWhatIsNoHours(String text) {
        assertThatThrownBy(() -> OffPeak.parse(text, ZURICH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Off-peak hours are two times, as 20:00-06:00, found " + text);
    }

    @Test
    void refusesHoursOfNoLength() {
        assertThatThrownBy(() -> OffPeak.parse("20:00-20:00", ZURICH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Off-peak hours must end at another time than 20:00");
    }
}
