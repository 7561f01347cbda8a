package org.lfsr.imaging.nifti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;
import org.lfsr.imaging.Volume;

/**
 * Reads mutated volumes. Each must be read whole and finite, or be refused by name: anything else ends the run with the
 * input that did it. Alone, with the number of inputs and a seed:
 *
 * <pre>java -Xmx256m -cp src/imaging/target/classes:src/imaging/target/test-classes \
 *     org.lfsr.imaging.nifti.NiftiFuzz 1000000 2</pre>
 */
final class NiftiFuzz {

    private static final int REPORT_EVERY = 100_000;
    private static final int MOST_VOXELS = 4096;
    private static final NiftiReader READER = new NiftiReader(new NiftiLimits(MOST_VOXELS, MOST_VOXELS));

    private final NiftiMutations mutations;
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private int read;
    private long slowestNanos;
    private long slowestInput;

    NiftiFuzz(long seed) {
        this.mutations = new NiftiMutations(seed);
    }

    /** Reads the given number of the given seed's inputs, and says every so often how it goes. */
    public static void main(String[] arguments) {
        int inputs = Integer.parseInt(arguments[0]);
        NiftiFuzz fuzz = new NiftiFuzz(Long.parseLong(arguments[1]));
        for (int done = 0; done < inputs; done += REPORT_EVERY) {
            fuzz.run(done, Math.min(done + REPORT_EVERY, inputs));
            System.out.println(fuzz.summary());
        }
    }

    /** Reads some of the seed's inputs. */
    void run(int from, int end) {
        for (int index = from; index < end; index++) {
            byte[] input = mutations.input(index);
            long start = System.nanoTime();
            tryToRead(input, index);
            long nanos = System.nanoTime() - start;
            if (nanos > slowestNanos) {
                slowestNanos = nanos;
                slowestInput = index;
            }
        }
    }

    private void tryToRead(byte[] input, int index) {
        try {
            check(index % 2 == 0 ? whole(input) : slices(input));
            read++;
        } catch (UnreadableVolumeException e) {
            refused.merge(e.reason(), 1, Integer::sum);
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(
                    "Input %d of seed %d: %s"
                            .formatted(index, mutations.seed(), HexFormat.of().formatHex(input)),
                    e);
        }
    }

    private static Volume whole(byte[] input) throws IOException, UnreadableVolumeException {
        return READER.read(new ByteArrayInputStream(input));
    }

    private static Volume slices(byte[] input) throws IOException, UnreadableVolumeException {
        try (NiftiStream stream = READER.open(new ByteArrayInputStream(input))) {
            Volume slice = stream.next(1);
            while (stream.slicesLeft() > 0) {
                check(slice);
                slice = stream.next(1);
            }
            return slice;
        }
    }

    private static void check(Volume volume) {
        if (volume.voxels().length > MOST_VOXELS) {
            throw new AssertionError("%d voxels were read".formatted(volume.voxels().length));
        }
        for (float voxel : volume.voxels()) {
            if (!Float.isFinite(voxel)) {
                throw new AssertionError("Voxel %s was read".formatted(voxel));
            }
        }
    }

    /** How many were read. */
    int read() {
        return read;
    }

    /** How many were refused, by reason. */
    Map<Reason, Integer> refused() {
        return refused;
    }

    /** The counts in one line. */
    String summary() {
        return "seed %d: %d inputs, read %d, refused %s; slowest input %d took %.1f ms"
                .formatted(
                        mutations.seed(),
                        read
                                + refused.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                        read,
                        new TreeMap<>(refused),
                        slowestInput,
                        slowestNanos / 1e6);
    }
}
