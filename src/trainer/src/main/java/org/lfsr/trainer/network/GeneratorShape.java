package org.lfsr.trainer.network;

/**
 * What a generator looks like.
 *
 * @param scale how many times as fine the output is, 2 or 4
 * @param width channels between its layers; the paper has 64
 * @param blocks residual blocks; the paper has 16
 * @param normalization whether they normalize over the batch; the paper's do
 * @param skip what the output is added to; nothing in the paper
 */
public record GeneratorShape(int scale, int width, int blocks, BatchNormalization normalization, Skip skip) {

    private static final int PAPER_WIDTH = 64;
    private static final int PAPER_BLOCKS = 16;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the scale is not 2 or 4, or a size is not positive
     */
    public GeneratorShape {
        if (scale != 2 && scale != 4) {
            throw new IllegalArgumentException("Generator's scale is %d, wanted 2 or 4".formatted(scale));
        }
        if (width < 1 || blocks < 1) {
            throw new IllegalArgumentException(
                    "Generator of width %d and %d blocks, wanted at least 1 of each".formatted(width, blocks));
        }
    }

    /** The paper's generator. */
    public static GeneratorShape paper(int scale) {
        return new GeneratorShape(scale, PAPER_WIDTH, PAPER_BLOCKS, BatchNormalization.YES, Skip.NONE);
    }

    /** How many sub-pixel blocks there are, each of which doubles height and width. */
    public int doublings() {
        return scale / 2;
    }
}
