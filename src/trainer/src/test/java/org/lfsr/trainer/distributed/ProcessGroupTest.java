package org.lfsr.trainer.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.run.Peers;
import org.lfsr.trainer.run.StepException;
import org.lfsr.trainer.run.TrainingException;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Processor;
import org.lfsr.trainer.torch.Tensors;

/** Two members of a group, each on a thread of its own as it would be in a process of its own. */
class ProcessGroupTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private int port;

    @BeforeEach
    void findFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void averagesGradients() throws Exception {
        List<float[]> gradients = both(peers -> {
            try (LesionNet network = network()) {
                learn(network, peers.first() ? 1 : 4);
                peers.averageGradients(network);
                return gradient(network);
            }
        });

        assertThat(gradients.get(0)).containsOnly(2.5f);
        assertThat(gradients.get(1)).containsOnly(2.5f);
    }

    @Test
    void takesOverTheFirstOnesWeights() throws Exception {
        List<String> digests = both(peers -> {
            try (LesionNet network = network()) {
                fill(network, peers.share().rank() + 1);
                peers.copyFromFirst(network);
                return network.state().sha256();
            }
        });

        try (LesionNet first = network()) {
            fill(first, 1);
            assertThat(digests).containsOnly(first.state().sha256());
        }
    }

    @Test
    void givesAllTheSameAnswer() throws Exception {
        List<List<Boolean>> answers = both(peers -> List.of(
                peers.any(() -> false),
                peers.any(() -> !peers.first()),
                peers.any(peers::first),
                peers.any(() -> true)));

        assertThat(answers).containsOnly(List.of(false, true, true, true));
    }

    @Test
    void refusesToGoOnWithSomethingElseThanTheFirst() throws Exception {
        List<String> refusals = both(peers -> {
            peers.agree("seed", "7");
            try {
                peers.agree("data", peers.first() ? "abc" : "xyz");
                return "none";
            } catch (TrainingException e) {
                return String.valueOf(e.getMessage());
            }
        });

        assertThat(refusals)
                .containsExactly("none", "All processes need the same data: process 1 of 2 has xyz, the first has abc");
    }

    @Test
    void agreesOnTheWayOfGradients() throws Exception {
        List<String> ways = both(peers -> {
            peers.prepare(Processor.CPU);
            try {
                peers.agree("way of gradients", peers.first() ? "NCCL" : "GLOO");
                return "none";
            } catch (TrainingException e) {
                return String.valueOf(e.getMessage());
            }
        });

        assertThat(ways.get(1)).endsWith("process 1 of 2 has GLOO, the first has NCCL");
    }

    @Test
    void namesTheMemberThatLeft() throws Exception {
        List<String> errors = both(peers -> {
            if (!peers.first()) {
                return "left";
            }
            try {
                peers.any(() -> false);
                return "none";
            } catch (StepException e) {
                return String.valueOf(e.getMessage());
            }
        });

        assertThat(errors.get(0)).matches("Process 1 of 2 is gone, says process 0 of 2: .*by peer.*");
    }

    @Test
    void saysWhoDidNotMeetWhere() {
        assertThatThrownBy(() -> ProcessGroup.join(launch(1, Duration.ofSeconds(1))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The 2 processes did not meet at 127.0.0.1:%d within 1 s, says process 1 of 2. "
                        .formatted(port))
                .hasMessageContaining("timed out");
    }

    private Launch launch(int rank, Duration patience) {
        return new Launch("127.0.0.1", port, new Share(rank, 2), rank, Optional.of("lo"), patience, DeviceBackend.NCCL);
    }

    private interface Part<T> {
        T play(Peers peers) throws Exception;
    }

    private <T> List<T> both(Part<T> part) throws Exception {
        Future<T> first = threads.submit(member(0, part));
        Future<T> second = threads.submit(member(1, part));
        return Arrays.asList(first.get(), second.get());
    }

    private <T> Callable<T> member(int rank, Part<T> part) {
        return () -> {
            try (ProcessGroup peers = ProcessGroup.join(launch(rank, Duration.ofMinutes(1)))) {
                return part.play(peers);
            }
        };
    }

    private static LesionNet network() {
        return LesionNet.of(new DetectorShape(1, List.of(4), 1));
    }

    private static void fill(Network network, double value) {
        NativeScope.evaluate(() -> {
            for (Tensor parameter : network.parameters().get()) {
                parameter.fill_(new Scalar(value));
            }
            return value;
        });
    }

    /** Gives every parameter the same gradient. */
    private static void learn(Network network, double slope) {
        NativeScope.run(() -> {
            Tensor sum = Tensors.scalar(0);
            for (Tensor parameter : network.parameters().get()) {
                sum = sum.add(parameter.sum());
            }
            sum.mul(new Scalar(slope)).backward();
        });
    }

    private static float[] gradient(Network network) {
        return NativeScope.call(() -> Tensors.floats(network.parameters().get(0).grad()));
    }
}
