package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Tensor;

/** What generator and discriminator play for. */
public interface AdversarialLoss {

    /**
     * What the discriminator minimizes.
     *
     * @param real scores of real images, logits
     * @param generated scores of generated images, logits; the images must have been detached from the generator's
     *     graph
     * @return a scalar
     */
    Tensor discriminator(Tensor real, Tensor generated);

    /**
     * What the generator minimizes.
     *
     * @param generated scores of generated images, logits, still attached to the generator's graph
     * @return a scalar
     */
    Tensor generator(Tensor generated);
}
