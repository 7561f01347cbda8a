package org.lfsr.imaging.nifti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.lfsr.imaging.UnreadableVolumeException;

/**
 * Compares decoding a {@code .nii.gz} with inflating it, both from memory, in turn; prints the medians of the thread's
 * processor time, which other load on the machine disturbs less than the clock's.
 *
 * <pre>java -cp src/imaging/target/classes:src/imaging/target/test-classes org.lfsr.imaging.nifti.NiftiSpeed FILE</pre>
 */
final class NiftiSpeed {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 31;

    private NiftiSpeed() {}

    public static void main(String[] arguments) throws IOException, UnreadableVolumeException {
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        NiftiReader reader = new NiftiReader(NiftiLimits.ofVoxels(1 << 28));
        double[] inflating = new double[ROUNDS];
        double[] decoding = new double[ROUNDS];
        long sink = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = THREAD.getCurrentThreadCpuTime();
            sink += inflate(file);
            long middle = THREAD.getCurrentThreadCpuTime();
            sink += reader.read(new ByteArrayInputStream(file)).grid().length();
            long end = THREAD.getCurrentThreadCpuTime();
            if (round >= 0) {
                inflating[round] = (middle - start) / 1e6;
                decoding[round] = (end - middle) / 1e6;
            }
        }
        double inflated = median(inflating);
        double decoded = median(decoding);
        System.out.printf(
                "inflate %.1f ms, decode %.1f ms, ratio %.3f (%d)%n", inflated, decoded, decoded / inflated, sink);
    }

    private static long inflate(byte[] file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(file), BUFFER_BYTES)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                total += count;
            }
        }
        return total;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
