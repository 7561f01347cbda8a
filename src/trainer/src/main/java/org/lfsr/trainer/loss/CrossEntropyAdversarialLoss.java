package org.lfsr.trainer.loss;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The cross-entropy form of the adversarial loss (Goodfellow et al., <a
 * href="https://arxiv.org/abs/1406.2661">Generative Adversarial Networks</a>, 2014), for the generator in its
 * non-saturating form: it learns fastest where the discriminator is sure.
 *
 * <p>With {@code p} the sigmoid: {@code L_D = -mean(log p(D(x))) - mean(log(1 - p(D(G(z)))))}, {@code L_G = -mean(log
 * p(D(G(z))))}; both 0 at best, without bound above, and computed from logits without loss of digits.
 */
public final class CrossEntropyAdversarialLoss implements AdversarialLoss {

    @Override
    public Tensor discriminator(Tensor real, Tensor generated) {
        return torch.softplus(real.neg()).mean().add(torch.softplus(generated).mean());
    }

    @Override
    public Tensor generator(Tensor generated) {
        return torch.softplus(generated.neg()).mean();
    }
}
