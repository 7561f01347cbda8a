package org.lfsr.archive;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be done.
 *
 * @param count how many times, at least once
 * @param period in this time
 */
public record Rate(int count, Duration period) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/(s|min|h)");
    private static final Map<String, Duration> PERIODS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Rate {
        if (count < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "A rate is at least 1 in some time, found %d in %s".formatted(count, period));
        }
    }

    /**
     * Reads {@code 30/min}; also {@code /s} and {@code /h}.
     *
     * @throws IllegalArgumentException if the text is not of this form
     */
    public static Rate parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A rate is a number and /s, /min or /h, as 30/min, found " + text);
        }
        Duration period = PERIODS.getOrDefault(matcher.group(2), Duration.ZERO);
        return new Rate(Integer.parseInt(matcher.group(1)), period);
    }

    /** The least time from one to the next. */
    Duration interval() {
        return period.dividedBy(count);
    }
}
