package org.lfsr.trainer.config;

/**
 * The weights of what a stage minimizes: {@code l_G = pixel + perceptual + adversarial} (seed paper, section 2.2).
 *
 * @param pixel the form of the pixel-wise loss
 * @param pixelWeight its weight
 * @param perceptualWeight the weight of the perceptual loss; 0 for none
 * @param adversarial the form of the adversarial loss
 * @param adversarialWeight its weight in the generator's loss; 0 for none, and then no discriminator is trained
 */
public record LossConfiguration(
        Pixel pixel, double pixelWeight, double perceptualWeight, Adversarial adversarial, double adversarialWeight) {

    /** Forms of the pixel-wise loss. */
    public enum Pixel {
        /** The mean squared error. */
        MSE,
        /** A smooth absolute error. */
        CHARBONNIER
    }

    /** Forms of the adversarial loss. */
    public enum Adversarial {
        /** Mean probabilities, as the seed paper has it. */
        PAPER,
        /** The usual cross-entropy. */
        ENTROPY
    }

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if one is negative, or all are 0
     */
    public LossConfiguration {
        Checks.between(0, 1e6, "losses.pixel-weight", pixelWeight);
        Checks.between(0, 1e6, "losses.perceptual-weight", perceptualWeight);
        Checks.between(0, 1e6, "losses.adversarial-weight", adversarialWeight);
        if (pixelWeight + perceptualWeight + adversarialWeight == 0) {
            throw new IllegalArgumentException("losses weigh nothing: every weight is 0");
        }
    }
}
