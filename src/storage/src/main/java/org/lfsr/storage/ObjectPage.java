package org.lfsr.storage;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param objects in the order of their keys; may be empty although there are more pages
 * @param next where the next page starts after; empty if this is the last one
 */
public record ObjectPage(List<ObjectSummary> objects, Optional<String> next) {

    private static final int MAX_SIZE = 1000;

    /** Copies the list. */
    public ObjectPage {
        objects = List.copyOf(objects);
    }

    /**
     * Checks how many objects a page shall have at most.
     *
     * @return the number
     * @throws IllegalArgumentException if it is not 1 to 1000
     */
    public static int requireSize(int pageSize) {
        if (pageSize < 1 || pageSize > MAX_SIZE) {
            throw new IllegalArgumentException("A page has 1 to %d objects, not %d".formatted(MAX_SIZE, pageSize));
        }
        return pageSize;
    }
}
