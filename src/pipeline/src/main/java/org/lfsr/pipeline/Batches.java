package org.lfsr.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lfsr.inference.InferenceException;

/**
 * Gives a network as much at once as it may have, and, once that did not fit into memory, half as much from then on.
 * For one scan and one thread.
 */
final class Batches {

    private final BatchLimit limit;
    private final Deadline deadline;
    private int mostImages;

    Batches(BatchLimit limit, Deadline deadline) {
        this.limit = limit;
        this.deadline = deadline;
        this.mostImages = limit.images();
    }

    /**
     * Runs a network over all items.
     *
     * @param count how many items there are
     * @param pixels how many pixels an item has
     * @param item makes an item, shortly before it is needed; again if a batch did not fit
     * @throws InferenceException if the network fails, be it of memory on a single item
     * @throws IOException if the deadline passes
     */
    <I, O> List<O> run(int count, int pixels, IntFunction<I> item, Function<List<I>, List<O>> network)
            throws IOException {
        List<O> results = new ArrayList<>(count);
        while (results.size() < count) {
            deadline.check();
            int from = results.size();
            int end = Math.min(count, from + Math.min(mostImages, limit.count(pixels)));
            List<I> batch = IntStream.range(from, end).mapToObj(item).toList();
            try {
                results.addAll(network.apply(batch));
            } catch (InferenceException e) {
                if (!e.outOfMemory() || batch.size() == 1) {
                    throw e;
                }
                mostImages = batch.size() / 2;
            }
        }
        return results;
    }
}
