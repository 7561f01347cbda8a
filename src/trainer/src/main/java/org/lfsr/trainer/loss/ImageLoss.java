package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Tensor;

/** How far what a network made is from what was wanted. */
@FunctionalInterface
public interface ImageLoss {

    /**
     * Compares.
     *
     * @param made what the network made, attached to its graph
     * @param wanted what was wanted, of the same shape
     * @return a scalar, 0 or more unless said otherwise
     * @throws IllegalArgumentException if the shapes differ
     */
    Tensor of(Tensor made, Tensor wanted);
}
