package org.lfsr.pipeline.manifest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what was measured on a scan's stacks. Figures are of the generator's results, also where those were replaced.
 *
 * @param stacks the lesions; none gives null figures
 */
public record StackFigures(List<StackRecord> stacks) {

    /** Copies the list. */
    public StackFigures {
        stacks = List.copyOf(stacks);
    }

    /** How many stacks the checks judged so. */
    public int count(Verdict verdict) {
        return (int) stacks.stream().filter(stack -> stack.verdict() == verdict).count();
    }

    /** The mean over stacks, each weighted by its slices; null if it was measured on none. */
    public @Nullable Double mean(Function<StackQuality, @Nullable Double> figure) {
        double sum = 0;
        int slices = 0;
        for (StackRecord stack : stacks) {
            Double value = figure.apply(stack.quality());
            if (value != null) {
                sum += value * stack.sliceCount();
                slices += stack.sliceCount();
            }
        }
        return slices == 0 ? null : sum / slices;
    }

    /** The least of all stacks; null if it was measured on none. */
    public @Nullable Double least(Function<StackQuality, @Nullable Double> figure) {
        Double least = null;
        for (StackRecord stack : stacks) {
            Double value = figure.apply(stack.quality());
            if (value != null && (least == null || value < least)) {
                least = value;
            }
        }
        return least;
    }
}
