package org.lfsr.imaging.roi;

import java.util.List;
import org.lfsr.imaging.Box;

/**
 * One slice's regions.
 *
 * @param slice the slice's index, 0 or more
 * @param boxes its boxes; none if nothing was found
 */
public record SliceRois(int slice, List<Box> boxes) {

    /**
     * Checks the index.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SliceRois {
        if (slice < 0) {
            throw new IllegalArgumentException("A slice's index is 0 or more, found %d".formatted(slice));
        }
        boxes = List.copyOf(boxes);
    }
}
