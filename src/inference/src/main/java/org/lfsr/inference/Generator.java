package org.lfsr.inference;

import java.util.List;
import org.lfsr.imaging.Image;

/**
 * A model that makes images finer.
 *
 * <p>Holds native memory and, often, a GPU; whoever opened it closes it. Calls may come from any thread, but only one
 * at a time.
 */
public interface Generator extends AutoCloseable {

    /** How many output pixels make an input pixel, on each side: 2 or 4. */
    int scale();

    /**
     * Enhances a batch of images.
     *
     * @param batch one or more images of one size, each normalized by the mean and deviation of the whole slice that it
     *     is from ({@link org.lfsr.imaging.ZScore})
     * @return as many images, {@code scale} times as large, in the same order and normalization; all pixels are finite
     * @throws InferenceException if the runtime fails, or the model breaks its contract; the model may be used again
     */
    List<Image> enhance(List<Image> batch);

    /** Frees the model's native memory. Closing twice does nothing. */
    @Override
    void close();
}
