package org.lfsr.embedded;

/**
 * A topic to create.
 *
 * @param name its name
 * @param partitions how many partitions it has, at least 1
 */
public record Topic(String name, int partitions) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the name is blank or there is no partition
     */
    public Topic {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A topic's name must not be blank");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "Topic %s must have 1 partition or more, not %d".formatted(name, partitions));
        }
    }
}
