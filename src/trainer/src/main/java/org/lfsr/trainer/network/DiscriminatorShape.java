package org.lfsr.trainer.network;

/**
 * What a discriminator looks like.
 *
 * @param width channels of its first convolution; the paper has 64
 * @param pooledSide height and width that its features are averaged to before the dense layers; 6 fits the paper's 96 x
 *     96 crops
 * @param denseWidth outputs of its first dense layer; the paper has 1024
 */
public record DiscriminatorShape(int width, int pooledSide, int denseWidth) {

    /** The paper's discriminator. */
    public static final DiscriminatorShape PAPER = new DiscriminatorShape(64, 6, 1024);

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public DiscriminatorShape {
        if (width < 1 || pooledSide < 1 || denseWidth < 1) {
            throw new IllegalArgumentException(
                    "Discriminator of width %d, pooled side %d and dense width %d, wanted at least 1 of each"
                            .formatted(width, pooledSide, denseWidth));
        }
    }
}
