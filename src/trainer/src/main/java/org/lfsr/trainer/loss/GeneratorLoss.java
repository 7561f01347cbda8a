package org.lfsr.trainer.loss;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.lfsr.trainer.torch.Tensors;

/**
 * What a generator minimizes: a sum of weighted terms. The paper's {@code l_G = l_MSE + l_VGG - l_GD} is the sum of a
 * {@link MeanSquareLoss}, a {@link PerceptualLoss} and the generator's part of a {@link ProbabilityAdversarialLoss},
 * which carries the minus, each with weight 1.
 *
 * <p>Terms of weight 0 are left out: they cost nothing and are not reported.
 */
public final class GeneratorLoss {

    private final List<WeightedTerm> terms;

    /**
     * Creates a loss.
     *
     * @throws IllegalArgumentException if no term has a weight above 0, or two have one name
     */
    public GeneratorLoss(List<WeightedTerm> terms) {
        this.terms = terms.stream().filter(term -> term.weight() > 0).toList();
        if (this.terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "A loss needs a term with a weight above 0, found %d terms".formatted(terms.size()));
        }
        Set<String> names = new HashSet<>();
        for (WeightedTerm term : this.terms) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException("A loss has the term %s twice".formatted(term.name()));
            }
        }
    }

    /** Calculates all terms of a batch, and their sum. */
    public LossSum of(GeneratorBatch batch) {
        Map<String, Tensor> parts = new LinkedHashMap<>();
        Tensor total = Tensors.scalar(0);
        for (WeightedTerm term : terms) {
            Tensor part = term.loss().apply(batch);
            parts.put(term.name(), part);
            total = part.mul(new Scalar(term.weight())).add(total);
        }
        return new LossSum(total, parts);
    }
}
