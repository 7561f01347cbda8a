package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The detector's L2 loss (Zhu, Yang and Lio, Lesion Focused Super-Resolution, 2019, section 2.2) with more weight where
 * there is lesion: a missed lesion is worse than a box too many.
 *
 * <p>{@code mean((1 + (lesionWeight - 1) * wanted) * (made - wanted)^2)}; at 1 it is the mean square.
 *
 * @param lesionWeight how much a cell full of lesion counts beside one without; above 0
 */
public record OccupancyLoss(double lesionWeight) implements ImageLoss {

    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public OccupancyLoss {
        if (!(lesionWeight > 0)) {
            throw new IllegalArgumentException(
                    "Occupancy loss with a lesion weight of %s, wanted above 0".formatted(lesionWeight));
        }
    }

    @Override
    public Tensor of(Tensor made, Tensor wanted) {
        Shapes.requireSame(made, wanted);
        Tensor weights = wanted.mul(new Scalar(lesionWeight - 1)).add(new Scalar(1.0));
        return made.sub(wanted).square().mul(weights).mean();
    }
}
