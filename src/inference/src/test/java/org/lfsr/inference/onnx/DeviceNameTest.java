package org.lfsr.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceNameTest {

    @TempDir
    Path proc;

    @Test
    void tellsTheNameThatAllDevicesHave() throws IOException {
        device("0000:18:00.0", "NVIDIA H200");
        device("0000:2a:00.0", "NVIDIA H200");

        assertThat(new DeviceName(proc).of(Provider.CUDA)).contains("NVIDIA H200");
        assertThat(new DeviceName(proc).of(Provider.TENSORRT)).contains("NVIDIA H200");
    }

    @Test
    void doesNotGuessWhichOfSeveralItIs() throws IOException {
        device("0000:18:00.0", "NVIDIA H200");
        device("0000:2a:00.0", "NVIDIA T4");

        assertThat(new DeviceName(proc).of(Provider.CUDA)).isEmpty();
    }

    @Test
    void tellsTheProcessorsName() throws IOException {
        Files.writeString(
                proc.resolve("cpuinfo"),
                "processor\t: 0\nmodel\t\t: 1\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\nmodel name\t: AMD EPYC\n");

        assertThat(new DeviceName(proc).of(Provider.CPU)).contains("AMD EPYC");
    }

    @Test
    void knowsNothingWhereTheSystemTellsNothing() {
        assertThat(new DeviceName(proc).of(Provider.CUDA)).isEmpty();
        assertThat(new DeviceName(proc).of(Provider.CPU)).isEmpty();
    }

    private void device(String bus, String model) throws IOException {
        Path folder = Files.createDirectories(proc.resolve("driver/nvidia/gpus").resolve(bus));
        Files.writeString(
                folder.resolve("information"), "Model: \t\t %s\nIRQ:   \t\t 16\nBus Type: \t PCIe\n".formatted(model));
    }
}
