package org.lfsr.imaging.roi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Mask;

/**
 * Marked pixels that hang together, be it by a corner.
 *
 * @param box the smallest box around them
 * @param pixels how many they are, at least 1
 */
public record Component(Box box, int pixels) {

    /** Finds all components of a mask, in the order of their first pixels, row after row. */
    public static List<Component> of(Mask mask) {
        boolean[] unseen = mask.pixels().clone();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < unseen.length; i++) {
            if (unseen[i]) {
                components.add(spreading(mask, unseen, i));
            }
        }
        return List.copyOf(components);
    }

    private static Component spreading(Mask mask, boolean[] unseen, int start) {
        Deque<Integer> frontier = new ArrayDeque<>();
        unseen[start] = false;
        frontier.push(start);
        Box box = pixel(mask, start);
        int pixels = 0;
        while (!frontier.isEmpty()) {
            int reached = frontier.pop();
            pixels++;
            box = box.union(pixel(mask, reached));
            pushNeighbours(mask, unseen, reached, frontier);
        }
        return new Component(box, pixels);
    }

    private static Box pixel(Mask mask, int index) {
        return new Box(index % mask.width(), index / mask.width(), 1, 1);
    }

    private static void pushNeighbours(Mask mask, boolean[] unseen, int index, Deque<Integer> frontier) {
        int x = index % mask.width();
        int y = index / mask.width();
        for (int row = Math.max(0, y - 1); row <= Math.min(mask.height() - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(mask.width() - 1, x + 1); column++) {
                int neighbour = row * mask.width() + column;
                if (unseen[neighbour]) {
                    unseen[neighbour] = false;
                    frontier.push(neighbour);
                }
            }
        }
    }
}
