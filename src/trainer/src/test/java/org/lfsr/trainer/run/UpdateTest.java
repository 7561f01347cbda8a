package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.NetworkState;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.Tensors;
import org.lfsr.trainer.torch.Torch;

class UpdateTest {

    private static final double RATE = 1e-2;

    /** Leaves the range of floats when multiplied by 65536, the first factor, or by 32768, but not by 16384. */
    private static final double STEEP = 1.5e34;

    @TempDir
    private Path folder;

    @BeforeEach
    void seed() {
        Torch.seed(3);
    }

    @Test
    void takesTheSameStepScaledAndUnscaled() {
        try (LesionNet plain = network();
                LesionNet scaled = network();
                Update plainUpdate = new Update(plain, Precision.FP32, Peers.NONE);
                Update scaledUpdate = new Update(scaled, Precision.FP16, Peers.NONE)) {
            scaled.load(plain.state());
            float[] before = numbers(plain.state());

            step(plain, plainUpdate, 1);
            step(scaled, scaledUpdate, 1);

            float[] after = numbers(plain.state());
            assertThat(after).isNotEqualTo(before);
            assertThat(numbers(scaled.state()))
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(after);
        }
    }

    @Test
    void leavesOutStepsUntilTheGradientsAreFinite() {
        try (LesionNet network = network();
                Update update = new Update(network, Precision.FP16, Peers.NONE)) {
            float[] before = numbers(network.state());

            step(network, update, STEEP);
            step(network, update, STEEP);
            float[] leftOut = numbers(network.state());
            step(network, update, STEEP);

            assertThat(leftOut).containsExactly(before);
            assertThat(numbers(network.state())).isNotEqualTo(before).doesNotContain(Float.NaN);
        }
    }

    @Test
    void goesOnWithTheScalingThatItHad() throws Exception {
        Path file = folder.resolve("adam.pt");
        try (LesionNet network = network();
                Update update = new Update(network, Precision.FP16, Peers.NONE);
                Update resumed = new Update(network, Precision.FP16, Peers.NONE)) {
            step(network, update, STEEP);
            step(network, update, STEEP);
            step(network, update, 1);
            update.save(file);

            resumed.load(file);
            step(network, resumed, 1);
            resumed.save(file);

            assertThat(folder.resolve("adam.pt.scaling.json")).hasContent("{\"factor\":16384.0,\"goodSteps\":2}");
        }
    }

    @Test
    void needsNoScalingWithTheRangeOfFloats() throws Exception {
        try (LesionNet network = network();
                Update update = new Update(network, Precision.BF16, Peers.NONE)) {
            step(network, update, 1);
            update.save(folder.resolve("adam.pt"));

            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("adam.pt"));
            }
        }
    }

    private static LesionNet network() {
        return LesionNet.of(new DetectorShape(1, List.of(4), 1));
    }

    /** A step against the sum of all parameters, whose gradients are 1 but pass through a number on their way. */
    private static void step(Network network, Update update, double through) {
        NativeScope.run(() -> {
            Tensor sum = Tensors.scalar(0);
            for (Tensor parameter : network.parameters().get()) {
                sum = sum.add(parameter.sum());
            }
            update.step(sum.mul(new Scalar(1 / through)).mul(new Scalar(through)), RATE);
        });
    }

    private static float[] numbers(NetworkState state) {
        assertThat(state.tensors()).isNotEmpty();
        int length = state.tensors().stream()
                .mapToInt(tensor -> tensor.values().length)
                .sum();
        float[] numbers = new float[length];
        int[] place = {0};
        state.tensors().forEach(tensor -> {
            System.arraycopy(tensor.values(), 0, numbers, place[0], tensor.values().length);
            place[0] += tensor.values().length;
        });
        return numbers;
    }
}
