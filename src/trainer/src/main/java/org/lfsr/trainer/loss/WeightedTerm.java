package org.lfsr.trainer.loss;

import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * One term of a generator's loss.
 *
 * @param name what the metrics call it
 * @param weight what it is multiplied with in the sum; 0 or more
 * @param loss the term itself
 */
public record WeightedTerm(String name, double weight, Function<GeneratorBatch, Tensor> loss) {

    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public WeightedTerm {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("Weight of %s is %s, wanted 0 or more".formatted(name, weight));
        }
    }

    /** A term that compares what was made with what was wanted. */
    public static WeightedTerm comparing(String name, double weight, ImageLoss loss) {
        return new WeightedTerm(name, weight, batch -> loss.of(batch.generated(), batch.real()));
    }

    /** A term that asks the discriminator. */
    public static WeightedTerm adversarial(String name, double weight, AdversarialLoss loss) {
        return new WeightedTerm(
                name, weight, batch -> loss.generator(batch.discriminator().apply(batch.generated())));
    }
}
