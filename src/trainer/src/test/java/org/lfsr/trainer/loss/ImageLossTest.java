package org.lfsr.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

class ImageLossTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);

    @Test
    void meanSquareIsTheMeanOfSquaredDifferences() {
        assertThat(value(new MeanSquareLoss(), map(0, 1, 2, 3), map(0, 1, 0, 0)))
                .isCloseTo((4 + 9) / 4f, TOLERANCE);
    }

    @Test
    void meanSquareGradientIsTwiceTheDifferenceOverTheCount() {
        assertThat(gradient(new MeanSquareLoss(), map(0, 1, 2, 3), map(0, 1, 0, 0)))
                .containsExactly(0, 0, 1, 1.5f);
    }

    @Test
    void charbonnierIsTheAbsoluteDifferenceForLargeOnes() {
        // sqrt(3^2 + 4^2) and sqrt(0 + 4^2)
        assertThat(value(new CharbonnierLoss(4), map(3, 0, 3, 0), map(0, 0, 0, 0)))
                .isCloseTo((5 + 4 + 5 + 4) / 4f, TOLERANCE);
        assertThat(value(CharbonnierLoss.DEFAULT, map(-7, 7, 7, 7), map(0, 0, 0, 0)))
                .isCloseTo(7f, TOLERANCE);
    }

    @Test
    void charbonnierGradientIsBoundedByTheSign() {
        assertThat(gradient(new CharbonnierLoss(4), map(3, -3, 0, 1000), map(0, 0, 0, 0)))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(0.15f, -0.15f, 0, 0.25f);
    }

    @Test
    void occupancyCountsMissedLesionMoreThanFalseAlarm() {
        assertThat(value(new OccupancyLoss(5), map(0, 0, 0, 0), map(1, 0, 0, 0)))
                .isCloseTo(5 / 4f, TOLERANCE);
        assertThat(value(new OccupancyLoss(5), map(1, 0, 0, 0), map(0, 0, 0, 0)))
                .isCloseTo(1 / 4f, TOLERANCE);
        assertThat(value(new OccupancyLoss(5), map(0, 0, 0, 0), map(0.5f, 0, 0, 0)))
                .isCloseTo(3 * 0.25f / 4, TOLERANCE);
    }

    @Test
    void occupancyOfWeightOneIsTheMeanSquare() {
        Tensor made = map(0.2f, 0.9f, 0, 1);
        Tensor wanted = map(0, 1, 0.5f, 0.25f);

        assertThat(value(new OccupancyLoss(1), made, wanted))
                .isCloseTo(value(new MeanSquareLoss(), made, wanted), TOLERANCE);
    }

    @Test
    void diceFallsWithTheOverlap() {
        assertThat(value(new DiceLoss(), map(0, 0, 0, 0), map(0, 0, 0, 0))).isZero();
        assertThat(value(new DiceLoss(), map(1, 1, 0, 0), map(1, 1, 0, 0))).isZero();
        // 1 - (2 * 1 + 1) / (2 + 2 + 1)
        assertThat(value(new DiceLoss(), map(1, 1, 0, 0), map(0, 1, 1, 0))).isCloseTo(0.4f, TOLERANCE);
        assertThat(gradient(new DiceLoss(), map(0, 0.5f, 0.5f, 0), map(0, 1, 0, 0))[1])
                .isNegative();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void doesNotDependOnTheBatchSize(ImageLoss loss) {
        Tensor made = map(0.2f, 0.9f, 0.1f, 1);
        Tensor wanted = map(0, 1, 0.5f, 0.25f);

        assertThat(value(loss, thrice(made), thrice(wanted))).isCloseTo(value(loss, made, wanted), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void refusesToStretchAShape(ImageLoss loss) {
        Tensor narrow = torch.zeros(1, 1, 2, 1);

        assertThatThrownBy(() -> loss.of(narrow, map(0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot compare [1, 1, 2, 1] with the wanted [1, 1, 2, 2]");
    }

    static Stream<ImageLoss> losses() {
        return Stream.of(new MeanSquareLoss(), new CharbonnierLoss(0.1), new OccupancyLoss(3), new DiceLoss());
    }

    @Test
    void refusesConstantsThatAreNotPositive() {
        assertThatThrownBy(() -> new CharbonnierLoss(0))
                .hasMessage("Charbonnier loss with epsilon 0.0, wanted above 0");
        assertThatThrownBy(() -> new OccupancyLoss(-1))
                .hasMessage("Occupancy loss with a lesion weight of -1.0, wanted above 0");
    }

    private static float value(ImageLoss loss, Tensor made, Tensor wanted) {
        return loss.of(made, wanted).item_float();
    }

    private static float[] gradient(ImageLoss loss, Tensor made, Tensor wanted) {
        made.requires_grad_(true);
        loss.of(made, wanted).backward();
        return Tensors.floats(made.grad());
    }

    private static Tensor map(float... four) {
        return Tensors.of(four, 1, 1, 2, 2);
    }

    private static Tensor thrice(Tensor one) {
        return torch.cat(new TensorVector(one, one, one));
    }
}
