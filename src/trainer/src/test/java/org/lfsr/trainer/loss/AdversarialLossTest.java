package org.lfsr.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.trainer.torch.Tensors;

class AdversarialLossTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);
    private static final float LOG_3 = (float) Math.log(3); // A logit of it is a probability of 3/4.

    private final AdversarialLoss paper = new ProbabilityAdversarialLoss();
    private final AdversarialLoss crossEntropy = new CrossEntropyAdversarialLoss();

    @Test
    void papersDiscriminatorLossIsOneMinusBothMeanProbabilities() {
        Tensor real = scores(LOG_3, 0); // 3/4, 1/2
        Tensor generated = scores(LOG_3, -LOG_3); // taken for generated: 1/4, 3/4

        assertThat(paper.discriminator(real, generated).item_float()).isCloseTo(1 - 0.625f - 0.5f, TOLERANCE);
    }

    @Test
    void papersDiscriminatorLossIsMinusOneAtBest() {
        assertThat(paper.discriminator(scores(90), scores(-90)).item_float()).isCloseTo(-1f, TOLERANCE);
        assertThat(paper.discriminator(scores(-90), scores(90)).item_float()).isCloseTo(1f, TOLERANCE);
    }

    @Test
    void papersGeneratorLossIsMinusTheProbabilityOfDeceiving() {
        assertThat(paper.generator(scores(LOG_3, 0)).item_float()).isCloseTo(-0.625f, TOLERANCE);
    }

    @Test
    void papersGradientPushesScoresUpAndVanishesWhereTheDiscriminatorIsSure() {
        assertThat(generatorGradient(paper, 0, -90))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(-0.125f, 0);
    }

    @Test
    void crossEntropyIsTheMeanLogarithmOnBothSides() {
        Tensor real = scores(LOG_3, LOG_3);
        Tensor generated = scores(LOG_3, -LOG_3);

        double expected = -Math.log(0.75) - (Math.log(0.25) + Math.log(0.75)) / 2;
        assertThat(crossEntropy.discriminator(real, generated).item_float()).isCloseTo((float) expected, TOLERANCE);
        assertThat(crossEntropy.generator(scores(0)).item_float()).isCloseTo((float) Math.log(2), TOLERANCE);
    }

    @Test
    void crossEntropyStaysFiniteForSureScores() {
        assertThat(crossEntropy.discriminator(scores(-500), scores(500)).item_float())
                .isCloseTo(1000f, TOLERANCE);
        assertThat(crossEntropy.discriminator(scores(500), scores(-500)).item_float())
                .isZero();
    }

    @Test
    void crossEntropyGradientIsLargestWhereTheDiscriminatorIsSure() {
        assertThat(generatorGradient(crossEntropy, 0, -90))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(-0.25f, -0.5f);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void doesNotDependOnTheBatchSize(AdversarialLoss loss) {
        Tensor real = scores(0.5f, -0.5f);
        Tensor generated = scores(0, 0.25f);

        assertThat(loss.discriminator(thrice(real), thrice(generated)).item_float())
                .isCloseTo(loss.discriminator(real, generated).item_float(), TOLERANCE);
        assertThat(loss.generator(thrice(generated)).item_float())
                .isCloseTo(loss.generator(generated).item_float(), TOLERANCE);
    }

    static Stream<AdversarialLoss> losses() {
        return Stream.of(new ProbabilityAdversarialLoss(), new CrossEntropyAdversarialLoss());
    }

    private static float[] generatorGradient(AdversarialLoss loss, float... values) {
        Tensor generated = scores(values).requires_grad_(true);
        loss.generator(generated).backward();
        return Tensors.floats(generated.grad());
    }

    private static Tensor scores(float... values) {
        return Tensors.of(values, values.length, 1);
    }

    private static Tensor thrice(Tensor one) {
        return torch.cat(new TensorVector(one, one, one));
    }
}
