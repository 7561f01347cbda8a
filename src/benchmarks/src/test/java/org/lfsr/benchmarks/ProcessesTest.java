package org.lfsr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path folder;

    @Test
    void readsThePeakOfMemory() throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t  2048 kB\nVmRSS:\t 1024 kB\n");

        assertThat(Processes.peakBytes(status)).isEqualTo(2 << 20);
    }

    @Test
    void readsTheProcessorsName() throws IOException {
        Path list = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: A Fast One\n");

        assertThat(Processes.processor(list)).isEqualTo("A Fast One");
    }

    @Test
    void knowsNothingWhereNobodyTells() {
        assertThat(Processes.peakBytes(folder.resolve("none"))).isNaN();
        assertThat(Processes.processor(folder.resolve("none"))).isEqualTo("unknown");
    }
}
