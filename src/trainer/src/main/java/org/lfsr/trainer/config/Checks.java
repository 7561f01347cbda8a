package org.lfsr.trainer.config;

import java.util.List;

/** Checks of single values, each error naming the key, what was found and what is wanted. */
final class Checks {

    private Checks() {}

    static int atLeast(int least, String key, int value) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d, found %d".formatted(key, least, value));
        }
        return value;
    }

    static int between(int least, int most, String key, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d, found %d".formatted(key, least, most, value));
        }
        return value;
    }

    static double between(double least, double most, String key, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s must be between %s and %s, found %s".formatted(key, least, most, value));
        }
        return value;
    }

    static int oneOf(String key, int value, Integer... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException(
                    "%s must be one of %s, found %d".formatted(key, List.of(allowed), value));
        }
        return value;
    }

    /** Refuses what would break a line of comma-separated values. */
    static String words(String key, String value) {
        if (value.isBlank() || value.contains(",") || value.lines().count() > 1) {
            throw new IllegalArgumentException(
                    "%s must be a word or some on one line, without commas, found '%s'".formatted(key, value));
        }
        return value;
    }

    static <T> List<T> notEmpty(String key, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("%s must not be empty".formatted(key));
        }
        return values;
    }
}
