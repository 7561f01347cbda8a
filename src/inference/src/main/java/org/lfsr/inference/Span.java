package org.lfsr.inference;

/**
 * All numbers from one to another; whoever has one says its unit.
 *
 * @param least the first
 * @param most the last, at least {@code least}
 */
public record Span(double least, double most) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it runs backwards, or an end is not finite
     */
    public Span {
        if (!(least <= most) || !Double.isFinite(most - least)) {
            throw new IllegalArgumentException("A span goes upwards, found %s to %s".formatted(least, most));
        }
    }

    /** Whether a number is in it; the ends are. */
    public boolean contains(double value) {
        return value >= least && value <= most;
    }

    /** As {@code 0.4..1.2}. */
    @Override
    public String toString() {
        return least + ".." + most;
    }
}
