package org.lfsr.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.torch.Tensors;

class GeneratorLossTest {

    private static final WeightedTerm MEAN_SQUARE = WeightedTerm.comparing("mse", 1, new MeanSquareLoss());

    @Test
    void addsUpWeightedTermsAndNamesThemUnweighted() {
        GeneratorLoss loss = new GeneratorLoss(List.of(
                MEAN_SQUARE,
                WeightedTerm.comparing("constant", 10, (made, wanted) -> Tensors.scalar(3)),
                WeightedTerm.adversarial("adversarial", 0.5, new ProbabilityAdversarialLoss())));

        LossSum sum = loss.of(new GeneratorBatch(filled(2), filled(0), GeneratorLossTest::unsure));

        assertThat(sum.parts()).containsOnlyKeys("mse", "constant", "adversarial");
        assertThat(sum.parts().values()).extracting(Tensor::item_float).containsExactly(4f, 3f, -0.5f);
        assertThat(sum.total().item_float()).isCloseTo(4 + 30 - 0.25f, within(1e-6f));
    }

    @Test
    void gradientGrowsWithTheWeight() {
        float[] once = gradient(1);
        float[] fourTimes = gradient(4);

        assertThat(once).containsOnly(1f); // 2 * (2 - 0) / 4
        assertThat(fourTimes).containsOnly(4f);
    }

    @Test
    void asksNoDiscriminatorForNothing() {
        GeneratorLoss loss = new GeneratorLoss(
                List.of(MEAN_SQUARE, WeightedTerm.adversarial("adversarial", 0, new ProbabilityAdversarialLoss())));

        LossSum sum = loss.of(new GeneratorBatch(filled(2), filled(0), GeneratorLossTest::neverAsked));

        assertThat(sum.parts()).containsOnlyKeys("mse");
    }

    @Test
    void namesWhatIsWrongWithItsTerms() {
        WeightedTerm nothing = WeightedTerm.comparing("mse", 0, new MeanSquareLoss());

        assertThatThrownBy(() -> new GeneratorLoss(List.of(nothing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A loss needs a term with a weight above 0, found 1 terms");
        assertThatThrownBy(() -> new GeneratorLoss(List.of(MEAN_SQUARE, MEAN_SQUARE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A loss has the term mse twice");
        assertThatThrownBy(() -> WeightedTerm.comparing("mse", Double.NaN, new MeanSquareLoss()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Weight of mse is NaN, wanted 0 or more");
    }

    private static float[] gradient(double weight) {
        Tensor generated = filled(2).requires_grad_(true);
        GeneratorLoss loss = new GeneratorLoss(List.of(WeightedTerm.comparing("mse", weight, new MeanSquareLoss())));
        loss.of(new GeneratorBatch(generated, filled(0), GeneratorLossTest::neverAsked))
                .total()
                .backward();
        return Tensors.floats(generated.grad());
    }

    private static Tensor filled(float value) {
        return torch.ones(1, 1, 2, 2).mul(Tensors.scalar(value));
    }

    private static Tensor unsure(Tensor images) {
        return images.mean(1, 2, 3).mul(Tensors.scalar(0));
    }

    private static Tensor neverAsked(Tensor images) {
        throw new AssertionError("The discriminator was asked about %s".formatted(images));
    }
}
