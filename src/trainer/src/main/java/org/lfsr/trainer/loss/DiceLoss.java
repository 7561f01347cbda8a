package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * One minus the overlap of two maps (Milletari et al., <a href="https://arxiv.org/abs/1606.04797">V-Net</a>, 2016),
 * slice by slice, so that a small lesion counts as much as a large one.
 *
 * <p>{@code mean over N of 1 - (2 * sum(made * wanted) + 1) / (sum(made^2) + sum(wanted^2) + 1)}, 0 to 1; the ones let
 * two empty maps agree.
 */
public final class DiceLoss implements ImageLoss {

    @Override
    public Tensor of(Tensor made, Tensor wanted) {
        Shapes.requireSame(made, wanted);
        Scalar one = new Scalar(1.0);
        Tensor a = made.flatten(1, -1); // N, cells
        Tensor b = wanted.flatten(1, -1);
        Tensor both = a.mul(b).sum(1).mul(new Scalar(2.0)).add(one); // N
        Tensor either = a.square().add(b.square()).sum(1).add(one);
        return both.div(either).neg().add(one).mean();
    }
}
