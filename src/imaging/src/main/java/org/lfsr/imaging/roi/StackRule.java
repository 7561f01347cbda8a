package org.lfsr.imaging.roi;

import java.util.Comparator;
import java.util.List;

/**
 * How slices' boxes become stacks: boxes that overlap across neighbouring slices become one stack with one box around
 * them all, so that a lesion becomes one small volume; stacks that thereby come to overlap become one too, until none
 * do. A stack has every slice from its first to its last, also those without a box of their own.
 *
 * @param maxGap how many slices without an overlapping box may lie between two boxes of a stack, 0 or more: a lesion
 *     that was missed in a slice stays in one piece
 */
public record StackRule(int maxGap) {

    private static final Comparator<RoiStack> ORDER =
            Comparator.comparingInt(RoiStack::firstSlice).thenComparing(RoiStack::box, RoiRule.ORDER);

    /**
     * Checks the gap.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public StackRule {
        if (maxGap < 0) {
            throw new IllegalArgumentException("A gap is 0 slices or more, found %d".formatted(maxGap));
        }
    }

    /**
     * Joins slices' boxes.
     *
     * @param slices in any order
     * @return stacks that share no pixel and together contain every box, sorted by first slice, then by their boxes' y
     *     and x
     */
    public List<RoiStack> join(List<SliceRois> slices) {
        List<RoiStack> single = slices.stream()
                .flatMap(rois -> rois.boxes().stream().map(box -> new RoiStack(box, rois.slice(), rois.slice())))
                .sorted(ORDER)
                .toList();
        return Merging.of(single, (a, b) -> a.nearTo(b, maxGap + 1), RoiStack::union).stream()
                .sorted(ORDER)
                .toList();
    }
}
