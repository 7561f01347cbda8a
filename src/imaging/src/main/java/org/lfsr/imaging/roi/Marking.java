package org.lfsr.imaging.roi;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;

/**
 * How a map of likelihoods becomes marks: all that reaches the threshold and hangs together with something certain, be
 * it by corners (hysteresis, Canny 1986). So a lesion is marked to its dim edge, while dimness alone marks nothing.
 *
 * @param threshold what a marked pixel has at least, above 0 to 1
 * @param certainty what one of the pixels that hang together has at least, the threshold to 1; the threshold itself
 *     lets all of them count
 */
public record Marking(double threshold, double certainty) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Marking {
        if (!(threshold > 0 && certainty >= threshold && certainty <= 1)) {
            throw new IllegalArgumentException("A threshold is above 0, a certainty from there to 1, found %s and %s"
                    .formatted(threshold, certainty));
        }
    }

    /** Marks a map. */
    public Mask of(Image map) {
        return of(map, map);
    }

    /**
     * Marks a map, where another one of the same place may be certain instead: so two maps can be compared without a
     * difference between them that is only just one.
     *
     * @param other of the map's size
     */
    public Mask of(Image map, Image other) {
        Mask candidates = Mask.atLeast(map, (float) threshold);
        boolean[] marked = new boolean[candidates.pixels().length];
        Deque<Integer> frontier = new ArrayDeque<>();
        for (int i = 0; i < marked.length; i++) {
            if (candidates.pixels()[i] && Math.max(map.pixels()[i], other.pixels()[i]) >= (float) certainty) {
                marked[i] = true;
                frontier.push(i);
            }
        }
        while (!frontier.isEmpty()) {
            spread(candidates, marked, frontier.pop(), frontier);
        }
        return new Mask(candidates.width(), candidates.height(), marked);
    }

    private static void spread(Mask candidates, boolean[] marked, int index, Deque<Integer> frontier) {
        int x = index % candidates.width();
        int y = index / candidates.width();
        for (int row = Math.max(0, y - 1); row <= Math.min(candidates.height() - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(candidates.width() - 1, x + 1); column++) {
                int neighbour = row * candidates.width() + column;
                if (candidates.pixels()[neighbour] && !marked[neighbour]) {
                    marked[neighbour] = true;
                    frontier.push(neighbour);
                }
            }
        }
    }
}
