package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lfsr.trainer.network.PerceptualNetwork;
import org.lfsr.trainer.torch.NativeScope;

/**
 * The mean square of the differences between features of a frozen network, the paper's {@code l_VGG} (Ledig et al., <a
 * href="https://arxiv.org/abs/1609.04802">Photo-Realistic Single Image Super-Resolution</a>, 2017, equation 5).
 *
 * <p>{@code factor * mean((features(made) - features(wanted))^2)}. Features of 8-bit intensities are large; SRGAN's
 * factor of 0.006 brings them to the magnitude of the mean square. No gradient is recorded for {@code wanted}.
 *
 * @param network whose features; stays its opener's to close
 * @param factor what the mean is multiplied with, above 0
 */
public record PerceptualLoss(PerceptualNetwork network, double factor) implements ImageLoss {

    /** SRGAN's. */
    public static final double DEFAULT_FACTOR = 0.006;

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public PerceptualLoss {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("Perceptual loss with factor %s, wanted above 0".formatted(factor));
        }
    }

    @Override
    public Tensor of(Tensor made, Tensor wanted) {
        Shapes.requireSame(made, wanted);
        Tensor features = network.features(made);
        Tensor target = NativeScope.withoutGradients(() -> network.features(wanted));
        return torch.mse_loss(features, target).mul(new Scalar(factor));
    }
}
