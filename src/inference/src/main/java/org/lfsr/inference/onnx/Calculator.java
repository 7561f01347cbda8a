package org.lfsr.inference.onnx;

import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.InferenceException;

/** A model, opened on one provider. One thread at a time may call it; whoever opened it closes it, once. */
interface Calculator extends AutoCloseable {

    /**
     * Calculates a batch.
     *
     * @param wanted the size that each result has
     * @throws InferenceException if the runtime fails, or a result has another size or a pixel that is no number
     */
    List<Image> run(Samples samples, Box wanted);

    /** Frees the model. */
    @Override
    void close();
}
