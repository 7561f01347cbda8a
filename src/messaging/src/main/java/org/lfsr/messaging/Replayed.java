package org.lfsr.messaging;

/**
 * What a replay of dead letters came to.
 *
 * @param read how many dead letters were looked at
 * @param replayed how many were published again
 * @param unusable how many were meant, but have no bytes any more, or come from a topic that nobody reads
 * @param isComplete whether all were looked at; false if there were more to publish again than allowed
 */
public record Replayed(int read, int replayed, int unusable, boolean isComplete) {}
