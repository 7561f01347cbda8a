package org.lfsr.messaging;

/**
 * Where a request came from.
 *
 * @param channel the intake that took it in
 * @param topic its record's topic
 * @param partition its record's partition
 * @param offset its record's offset
 */
public record Origin(String channel, String topic, int partition, long offset) {

    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
