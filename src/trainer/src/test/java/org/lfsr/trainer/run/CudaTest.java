package org.lfsr.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.distributed.DeviceBackend;
import org.lfsr.trainer.distributed.Launch;
import org.lfsr.trainer.distributed.ProcessGroup;
import org.lfsr.trainer.loss.MeanSquareLoss;
import org.lfsr.trainer.network.BatchNormalization;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.Skip;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.torch.Autocast;
import org.lfsr.trainer.torch.Hardware;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Precision;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;
import org.lfsr.trainer.torch.Torch;

/** What needs an NVIDIA device, and is left out where there is none. */
class CudaTest {

    private static final GeneratorShape SHAPE = new GeneratorShape(2, 16, 2, BatchNormalization.YES, Skip.NONE);

    @BeforeEach
    void needDevice() {
        assumeTrue(Hardware.current().cudaDevices() > 0, "libtorch sees no CUDA device");
        Torch.seed(1);
    }

    @Test
    void placesTensorsThere() {
        Tensor numbers = torch.randn(3, 1, 5, 7);

        Tensor there = Processor.CUDA.place(numbers);

        assertThat(there.is_cuda()).isTrue();
        assertThat(Tensors.floats(there)).containsExactly(Tensors.floats(numbers));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void learnsInEveryPrecision(Precision precision) {
        Torch.compute(precision);
        Tensor low = Tensors.channelsLast(Processor.CUDA.place(torch.randn(4, 1, 16, 16)));
        Tensor high = Processor.CUDA.place(torch.zeros(4, 1, 32, 32));
        try (SrResNet network = placed();
                Update update = new Update(network, precision, Peers.NONE)) {
            Autocast autocast = new Autocast(precision, Processor.CUDA);
            float first = step(network, update, autocast, low, high);
            float last = first;
            for (int i = 0; i < 50; i++) {
                last = step(network, update, autocast, low, high);
            }

            assertThat(last).isLessThan(first / 2);
        }
    }

    @ParameterizedTest
    @EnumSource(DeviceBackend.class)
    void exchangesGradientsOfADevice(DeviceBackend backend) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Launch launch =
                new Launch("127.0.0.1", port, new Share(0, 1), 0, Optional.of("lo"), Duration.ofMinutes(1), backend);
        try (ProcessGroup peers = ProcessGroup.join(launch)) {
            peers.prepare(Processor.CUDA);
            try (SrResNet network = placed()) {
                peers.copyFromFirst(network);
                NativeScope.run(() -> network.forward(Processor.CUDA.place(torch.randn(1, 1, 8, 8)))
                        .sum()
                        .backward());
                float[] gradient = gradient(network);

                peers.averageGradients(network);

                assertThat(gradient(network)).containsExactly(gradient);
            }
        }
    }

    private static SrResNet placed() {
        SrResNet network = SrResNet.of(SHAPE);
        network.place(Processor.CUDA);
        network.storeChannelsLast();
        return network;
    }

    private static float step(Network network, Update update, Autocast autocast, Tensor low, Tensor high) {
        return NativeScope.call(() -> {
            Tensor loss = new MeanSquareLoss().of(autocast.call(() -> network.forward(low)), high);
            update.step(loss, 1e-3);
            return loss.item_float();
        });
    }

    private static float[] gradient(Network network) {
        return NativeScope.call(() -> Tensors.floats(network.parameters().get(0).grad()));
    }
}
