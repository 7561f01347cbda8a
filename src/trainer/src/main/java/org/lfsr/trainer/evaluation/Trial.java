package org.lfsr.trainer.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.lfsr.trainer.data.LabelledSlice;

/**
 * A slice that every method is tried on.
 *
 * @param slice the slice
 * @param position which of all lesion slices it is, so that its noise is its own whichever are chosen
 */
record Trial(LabelledSlice slice, int position) {

    /** Chooses every n-th slice. */
    static List<Trial> chosen(List<LabelledSlice> slices, int every) {
        return IntStream.range(0, slices.size())
                .filter(position -> position % every == 0)
                .mapToObj(position -> new Trial(slices.get(position), position))
                .toList();
    }

    Degraded degraded(Column column, long seed) {
        return Degraded.of(slice, column, seed, position);
    }
}
