package org.lfsr.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a series below a prefix is whole. The count that its request names goes first; else there must be the marker, if
 * one is set; else nothing may have been added for the quiet time.
 *
 * @param marker the key, below the prefix, of the object that is written last; null for none
 * @param quietTime how long nothing must have been added
 * @param patience how long after the last addition an incomplete series is still waited for
 */
public record DicomSettings(@Nullable String marker, Duration quietTime, Duration patience) {

    /** Half a minute of quiet; patience for a minute. */
    public static final DicomSettings USUAL = new DicomSettings(null, Duration.ofSeconds(30), Duration.ofMinutes(1));

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if one is negative, or the marker is empty
     */
    public DicomSettings {
        if (quietTime.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "Times are not below nothing, found %s and %s".formatted(quietTime, patience));
        }
        if (marker != null && marker.isEmpty()) {
            throw new IllegalArgumentException("A marker's name is not empty");
        }
    }
}
