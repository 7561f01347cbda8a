package org.lfsr.messaging;

import java.util.Map;

/**
 * What an intake is set to.
 *
 * @param channel its name
 * @param window how many records may be taken in from the first unfinished one on, over all partitions; at least 1
 * @param readers what understands the records of each topic
 */
public record IntakeSettings(String channel, int window, Map<String, RequestReader> readers) {

    /** As many records as are taken in where nothing else is said. */
    public static final int DEFAULT_WINDOW = 1000;

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if there is no window, or no topic
     */
    public IntakeSettings {
        readers = Map.copyOf(readers);
        if (window < 1) {
            throw new IllegalArgumentException(
                    "Channel %s must take in 1 record or more, not %d".formatted(channel, window));
        }
        if (readers.isEmpty()) {
            throw new IllegalArgumentException("Channel %s must have a topic".formatted(channel));
        }
    }
}
