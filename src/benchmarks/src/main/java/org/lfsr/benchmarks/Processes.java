package org.lfsr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What the system tells of running processes. */
final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final String MODEL = "model name";
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

    /** The processor's name; "unknown" where the system is no Linux, or does not tell. */
    static String processor() {
        return processor(PROC.resolve("cpuinfo"));
    }

    static String processor(Path list) {
        return line(list, MODEL)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown");
    }

    static double peakBytes(Path status) {
        return line(status, PEAK)
                .map(line -> KIBI * Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .orElse(Double.NaN);
    }

    private static Optional<String> line(Path file, String beginning) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(beginning)).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
