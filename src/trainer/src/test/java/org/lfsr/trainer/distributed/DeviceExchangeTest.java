package org.lfsr.trainer.distributed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lfsr.trainer.data.Share;
import org.lfsr.trainer.run.TrainingException;
import org.lfsr.trainer.torch.Hardware;

class DeviceExchangeTest {

    @Test
    void saysWhatToDoWithoutNccl() throws Exception {
        assumeTrue(Hardware.current().cudaDevices() == 0, "Where there is a CUDA device, NCCL is there too");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Launch launch = new Launch(
                "127.0.0.1", port, new Share(0, 1), 0, Optional.of("lo"), Duration.ofMinutes(1), DeviceBackend.NCCL);
        try (ProcessGroup peers = ProcessGroup.join(launch)) {
            assertThatThrownBy(peers::joinDevices)
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("process 0 of 1")
                    .hasMessageEndingWith("LFSR_DEVICE_BACKEND=gloo does without");
        }
    }
}
