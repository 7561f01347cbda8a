package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A smooth form of the mean absolute difference (Lai et al., <a href="https://arxiv.org/abs/1710.01992">Fast and
 * Accurate Image Super-Resolution with Deep Laplacian Pyramid Networks</a>, 2018): large errors count less than in the
 * mean square.
 *
 * <p>{@code mean(sqrt((made - wanted)^2 + epsilon^2))}; {@code epsilon} at best.
 *
 * @param epsilon below which differences count as squares; above 0
 */
public record CharbonnierLoss(double epsilon) implements ImageLoss {

    /** The paper's. */
    public static final CharbonnierLoss DEFAULT = new CharbonnierLoss(1e-3);

    /**
     * Checks the constant.
     *
     * @throws IllegalArgumentException if it is not above 0: the gradient would be without bound
     */
    public CharbonnierLoss {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("Charbonnier loss with epsilon %s, wanted above 0".formatted(epsilon));
        }
    }

    @Override
    public Tensor of(Tensor made, Tensor wanted) {
        Shapes.requireSame(made, wanted);
        return made.sub(wanted)
                .square()
                .add(new Scalar(epsilon * epsilon))
                .sqrt()
                .mean();
    }
}
