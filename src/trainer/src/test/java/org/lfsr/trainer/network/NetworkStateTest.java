package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.trainer.network.BatchNormalization.NO;
import static org.lfsr.trainer.network.BatchNormalization.YES;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;

class NetworkStateTest {

    private static final GeneratorShape SHAPE = new GeneratorShape(2, 3, 1, YES, Skip.NONE);

    @Test
    void makesAnotherNetworkAnswerAlike() {
        try (SrResNet from = SrResNet.of(SHAPE);
                SrResNet to = SrResNet.of(SHAPE)) {
            Tensor input = torch.randn(2, 1, 6, 6);
            NativeScope.run(() -> from.forward(input)); // Moves the running averages.

            to.load(from.state());

            from.evaluate();
            to.evaluate();
            assertThat(answer(to, input)).containsExactly(answer(from, input));
            assertThat(to.state().sha256()).isEqualTo(from.state().sha256());
        }
    }

    @Test
    void namesParametersAndAveragesByTheirPlace() {
        try (SrResNet network = SrResNet.of(SHAPE)) {
            assertThat(network.state().tensors())
                    .extracting(NamedValues::toString)
                    .contains(
                            "head.convolution.weight [3, 1, 9, 9]",
                            "head.convolution.bias [3]",
                            "head_activation.weight [1]",
                            "block0.first.convolution.weight [3, 3, 3, 3]",
                            "block0.first.normalization.running_var [3]",
                            "doubling0.widening.convolution.weight [12, 3, 3, 3]",
                            "tail.convolution.weight [1, 3, 9, 9]")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void namesTheShapeThatDoesNotFitAndChangesNothing() {
        try (SrResNet narrow = SrResNet.of(SHAPE);
                SrResNet wide = SrResNet.of(new GeneratorShape(2, 4, 1, YES, Skip.NONE))) {
            NetworkState state = narrow.state();
            String before = wide.state().sha256();

            assertThatThrownBy(() -> wide.load(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("State has head.convolution.weight [3, 1, 9, 9], the network wants [4, 1, 9, 9]");
            assertThat(wide.state().sha256()).isEqualTo(before);
        }
    }

    @Test
    void namesWhatIsMissing() {
        try (SrResNet normalized = SrResNet.of(SHAPE);
                SrResNet plain = SrResNet.of(new GeneratorShape(2, 3, 1, NO, Skip.NONE))) {
            NetworkState state = plain.state();

            assertThatThrownBy(() -> normalized.load(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "State lacks block0.first.normalization.weight; it has [head.convolution.weight, ");
        }
    }

    @Test
    void namesWhatTheNetworkLacks() {
        try (SrResNet one = SrResNet.of(SHAPE);
                SrResNet two = SrResNet.of(new GeneratorShape(2, 3, 2, YES, Skip.NONE))) {
            NetworkState state = two.state();

            assertThatThrownBy(() -> one.load(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "State has block1.first.convolution.weight [3, 3, 3, 3], which the network lacks; it wants [");
        }
    }

    @Test
    void digestFollowsNamesShapesAndValues() {
        NetworkState state = stateOf("a", new long[] {2}, 1, 2);

        assertThat(stateOf("a", new long[] {2}, 1, 2).sha256()).isEqualTo(state.sha256());
        assertThat(stateOf("b", new long[] {2}, 1, 2).sha256()).isNotEqualTo(state.sha256());
        assertThat(stateOf("a", new long[] {2, 1}, 1, 2).sha256()).isNotEqualTo(state.sha256());
        assertThat(stateOf("a", new long[] {2}, 1, 3).sha256()).isNotEqualTo(state.sha256());
    }

    @Test
    void refusesValuesThatDoNotFillTheirShape() {
        assertThatThrownBy(() -> new NamedValues("a", new long[] {2, 3}, new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a of [2, 3] has 6 elements, found 5");
    }

    @Test
    void refusesANameGivenTwice() {
        NamedValues values = new NamedValues("a", new long[] {}, new float[1]);

        assertThatThrownBy(() -> new NetworkState(List.of(values, values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("State has a twice");
    }

    private static NetworkState stateOf(String name, long[] shape, float... values) {
        return new NetworkState(List.of(new NamedValues(name, shape, values)));
    }

    private static float[] answer(Network network, Tensor input) {
        return NativeScope.evaluate(() -> Tensors.floats(network.forward(input)));
    }
}
