package org.lfsr.inference;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * A model that says where in a slice lesions may be.
 *
 * <p>Holds native memory and, often, a GPU; whoever opened it closes it. Calls may come from any thread, but only one
 * at a time.
 */
public interface LesionDetector extends AutoCloseable {

    /** How many neighbouring slices it looks at for one: 1, or 3 with the slice in question in the middle. */
    int slices();

    /** How many pixels a cell of its map is wide and high. */
    int stride();

    /**
     * Looks at a batch of slices.
     *
     * @param batch one or more samples, each of {@link #slices()} images, at the ends of a volume the last slice again
     *     in a missing neighbour's place; all of one size of at least 32 x 32, each normalized by its own mean and
     *     deviation ({@link org.lfsr.imaging.ZScore})
     * @return for each sample a map of {@code ceil(width / stride) x ceil(height / stride)} cells, the share of lesion
     *     in each, 0 to 1
     * @throws InferenceException if the runtime fails, or the model breaks its contract; the model may be used again
     */
    List<Image> occupancy(List<List<Image>> batch);

    /** Frees the model's native memory. Closing twice does nothing. */
    @Override
    void close();
}
