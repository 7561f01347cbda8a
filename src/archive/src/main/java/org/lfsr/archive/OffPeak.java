package org.lfsr.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours of each day in which there is room for other work.
 *
 * @param from the first moment of it
 * @param to the first moment behind it, on the next day if it is not after {@code from}
 * @param zone whose clock this is
 */
public record OffPeak(LocalTime from, LocalTime to, ZoneId zone) {

    private static final int DAYS_AHEAD = 3;

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if they are the same
     */
    public OffPeak {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Off-peak hours must end at another time than %s".formatted(from));
        }
    }

    /**
     * Reads {@code 20:00-06:00}.
     *
     * @throws IllegalArgumentException if the text is not of this form
     */
    public static OffPeak parse(String text, ZoneId zone) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw notHours(text, null);
        }
        try {
            return new OffPeak(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]), zone);
        } catch (DateTimeException e) {
            throw notHours(text, e);
        }
    }

    /** Whether a moment is within these hours. */
    boolean contains(Instant moment) {
        LocalTime time = LocalTime.ofInstant(moment, zone);
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** When these hours begin next, after a moment; where clocks are put back over their beginning, twice. */
    Instant nextBeginning(Instant moment) {
        LocalDate today = LocalDate.ofInstant(moment, zone);
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .map(day -> ZonedDateTime.of(day, from, zone))
                .flatMap(time -> Stream.of(time.withEarlierOffsetAtOverlap(), time.withLaterOffsetAtOverlap()))
                .map(ZonedDateTime::toInstant)
                .filter(beginning -> beginning.isAfter(moment))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "%s-%s %s".formatted(from, to, zone);
    }

    private static IllegalArgumentException notHours(String text, @Nullable Exception cause) {
        return new IllegalArgumentException("Off-peak hours are two times, as 20:00-06:00, found " + text, cause);
    }
}
