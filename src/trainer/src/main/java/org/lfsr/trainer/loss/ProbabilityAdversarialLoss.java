package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The adversarial loss as the paper states it (Zhu, Yang and Lio, Lesion Focused Super-Resolution, 2019, section 2.2):
 * {@code l_D = 1 - l_DT - l_DF} and {@code -l_GD} in {@code l_G}. There the three are percentages of images told apart
 * rightly or wrongly, which have no gradient; here they are the mean probabilities of it.
 *
 * <p>With {@code p} the sigmoid: {@code L_D = 1 - mean(p(D(x))) - mean(1 - p(D(G(z))))}, from -1 at best to 1;
 * {@code L_G = -mean(p(D(G(z))))}, from -1 at best to 0. The gradient vanishes where the discriminator is sure.
 */
public final class ProbabilityAdversarialLoss implements AdversarialLoss {

    @Override
    public Tensor discriminator(Tensor real, Tensor generated) {
        Tensor rightlyReal = real.sigmoid().mean();
        Tensor rightlyGenerated = generated.neg().sigmoid().mean();
        return rightlyReal.add(rightlyGenerated).neg().add(new Scalar(1.0));
    }

    @Override
    public Tensor generator(Tensor generated) {
        return generated.sigmoid().mean().neg();
    }
}
