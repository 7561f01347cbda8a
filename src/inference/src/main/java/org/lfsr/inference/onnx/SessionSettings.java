package org.lfsr.inference.onnx;

import java.time.Duration;

/**
 * How a model is run.
 *
 * @param provider on what
 * @param device which NVIDIA device, from 0; the processors ignore it
 * @param threads how many threads one operation may use; 0 for as many as there are cores
 * @param allocation how memory is had
 * @param waiting what threads do that have nothing to do
 * @param precision in which numbers an NVIDIA device multiplies; the processors always take 32 bits
 * @param longestRun how long a batch may take before it is broken off, which counts as a failure
 */
public record SessionSettings(
        Provider provider,
        int device,
        int threads,
        Allocation allocation,
        Waiting waiting,
        Precision precision,
        Duration longestRun) {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** What can be had, on all cores, exactly, and at peace while idle. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(Provider.AUTO, 0, 0, Allocation.ARENA, Waiting.SLEEP, Precision.FP32);

    /** How memory is had. */
    public enum Allocation {
        /** From an arena that keeps what it once had: faster. */
        ARENA,
        /** From the system, which gets it back: less memory between batches. */
        SYSTEM
    }

    /** What threads do that have nothing to do. */
    public enum Waiting {
        /** They wait in a loop: a little faster, but they take a core each from everything else. */
        SPIN,
        /** They sleep. */
        SLEEP
    }

    /** In which numbers an NVIDIA device multiplies. */
    public enum Precision {
        /** Floats of 32 bits. */
        FP32,
        /** Floats of 32 bits, of which the tensor cores see 19: faster, with results that differ in the third digit. */
        TF32
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative, or a run may take no time
     */
    public SessionSettings {
        if (device < 0 || threads < 0) {
            throw new IllegalArgumentException(
                    "A session has a device from 0 and threads from 0, found %d and %d".formatted(device, threads));
        }
        if (longestRun.toMillis() < 1) {
            throw new IllegalArgumentException("A run may take a millisecond or more, found %s".formatted(longestRun));
        }
    }

    /** A batch may take a day. */
    public SessionSettings(
            Provider provider, int device, int threads, Allocation allocation, Waiting waiting, Precision precision) {
        this(provider, device, threads, allocation, waiting, precision, A_DAY);
    }

    /** The machine's own processors, with a number of threads. */
    public static SessionSettings cpu(int threads) {
        return new SessionSettings(Provider.CPU, 0, threads, Allocation.ARENA, Waiting.SLEEP, Precision.FP32);
    }

    /** The same with another limit to what a batch may take. */
    public SessionSettings withLongestRun(Duration longest) {
        return new SessionSettings(provider, device, threads, allocation, waiting, precision, longest);
    }

    SessionSettings with(Provider other) {
        return new SessionSettings(other, device, threads, allocation, waiting, precision, longestRun);
    }
}
