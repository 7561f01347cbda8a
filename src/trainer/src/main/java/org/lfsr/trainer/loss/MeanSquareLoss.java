package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The mean square of the differences, the paper's {@code l_MSE} and the detector's L2 loss.
 *
 * <p>{@code mean((made - wanted)^2)}.
 */
public final class MeanSquareLoss implements ImageLoss {

    @Override
    public Tensor of(Tensor made, Tensor wanted) {
        Shapes.requireSame(made, wanted);
        return torch.mse_loss(made, wanted);
    }
}
