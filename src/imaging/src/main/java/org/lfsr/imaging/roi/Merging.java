package org.lfsr.imaging.roi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/** Merges whatever belongs together, and what the merged then belong to, until nothing does any more. */
final class Merging {

    private Merging() {}

    static <T> List<T> of(List<T> items, BiPredicate<T, T> together, BinaryOperator<T> union) {
        List<T> merged = new ArrayList<>();
        for (T item : items) {
            add(merged, item, together, union);
        }
        return merged;
    }

    private static <T> void add(List<T> merged, T item, BiPredicate<T, T> together, BinaryOperator<T> union) {
        T grown = item;
        int i = 0;
        while (i < merged.size()) {
            if (together.test(grown, merged.get(i))) {
                grown = union.apply(grown, merged.remove(i));
                i = 0;
            } else {
                i++;
            }
        }
        merged.add(grown);
    }
}
