package org.lfsr.inference;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of single values of a card, each error naming the key, what was found and what is wanted. */
final class Checks {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Checks() {}

    static String text(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("%s must be some text, found %s".formatted(key, quoted(value)));
        }
        return value;
    }

    static String digest(String key, @Nullable String value) {
        if (value == null || !SHA256.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must be 64 lower-case hexadecimal digits, found %s".formatted(key, quoted(value)));
        }
        return value;
    }

    static <T> T present(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("%s must be there, found null".formatted(key));
        }
        return value;
    }

    static <T> List<T> notEmpty(String key, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException("%s must have at least one entry, found %s".formatted(key, values));
        }
        return List.copyOf(values);
    }

    static void atLeast(int least, String key, int value) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d, found %d".formatted(key, least, value));
        }
    }

    static void between(double least, double most, String key, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s must be between %s and %s, found %s".formatted(key, least, most, value));
        }
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "null" : "'" + value + "'";
    }
}
