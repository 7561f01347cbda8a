package org.lfsr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the system tells of running processes. */
final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final String PEAK = "VmHWM:";
    private static final int KIBI = 1024;

    private Processes() {}

    /** What a process had of the processors so far, all its threads together; 0 if nobody knows. */
    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** The most memory that a process has had, in bytes; NaN where the system is no Linux. */
    static double peakBytes(long pid) {
        return peakBytes(PROC.resolve(Long.toString(pid)).resolve("status"));
    }

    static double peakBytes(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToDouble(line -> KIBI * Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
