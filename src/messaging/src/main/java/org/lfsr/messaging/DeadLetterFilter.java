package org.lfsr.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that all of this holds for.
 *
 * @param scanId they asked for this scan; null if for any, or none
 * @param reason they were put aside for this reason; null if for any
 * @param topic they came from this topic; null if from any
 * @param from they failed last at this time or later; null if at any
 * @param until they failed last before this time; null if at any
 */
public record DeadLetterFilter(
        @Nullable String scanId,
        DeadLetter.@Nullable Reason reason,
        @Nullable String topic,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All of them. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null, null);

    boolean includes(DeadLetter letter) {
        return (scanId == null || scanId.equals(letter.scanId()))
                && (reason == null || reason == letter.reason())
                && (topic == null || topic.equals(letter.origin().topic()))
                && (from == null || !letter.lastAt().isBefore(from))
                && (until == null || letter.lastAt().isBefore(until));
    }
}
