package org.lfsr.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.lfsr.trainer.evaluation.Cost;

/** Measures what a run costs: the median of its last steps' times, and the process's memory at its highest. */
final class CostMeter {

    private static final int LAST = 1001;
    private static final int BYTES_PER_KIB = 1024;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private final long[] nanos = new long[LAST];
    private long steps;

    /** Takes in the time of a step, of which the wait for its samples is a part. */
    void add(long stepNanos) {
        nanos[(int) (steps % LAST)] = stepNanos;
        steps++;
    }

    /**
     * The cost so far.
     *
     * @param stepsPerEpoch how many steps see every sample once
     * @throws IllegalStateException if there was no step yet
     */
    Cost cost(int stepsPerEpoch) throws IOException {
        if (steps == 0) {
            throw new IllegalStateException("There is no cost before the first step");
        }
        OptionalLong peak = peakBytes();
        return new Cost(medianSeconds(), stepsPerEpoch, steps, peak.isPresent() ? peak.getAsLong() : null);
    }

    private double medianSeconds() {
        int known = (int) Math.min(steps, LAST);
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return ((double) sorted[(known - 1) / 2] + sorted[known / 2]) / 2 / NANOS_PER_SECOND;
    }

    /** Linux alone keeps the highest resident memory of a process. */
    private static OptionalLong peakBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line ->
                        Long.parseLong(line.substring(PEAK.length()).strip().split(" ", -1)[0]) * BYTES_PER_KIB)
                .findFirst();
    }
}
