package org.lfsr.dicom.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.lfsr.dicom.DicomLimits;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.dicom.series.SeriesCollector;
import org.lfsr.dicom.series.SeriesLimits;
import org.lfsr.dicom.series.SeriesReader;
import org.lfsr.imaging.Volume;

/**
 * Reads damaged series, one in eight from a container. Each must be read whole and finite, or be refused by name:
 * anything else ends the run with the input that did it. Alone, with the number of inputs and a seed: see the README.
 */
final class DicomFuzz {

    private static final int REPORT_EVERY = 50_000;
    private static final int CONTAINER_EVERY = 8;
    private static final int MOST_VOXELS = 1 << 14;
    private static final SeriesReader READER =
            new SeriesReader(new SeriesLimits(new DicomLimits(1 << 16, 5000), 20, 1 << 19, MOST_VOXELS));
    private static final ContainerReader CONTAINERS = new ContainerReader(new ContainerLimits(20, 1 << 20, 100));

    private final DicomMutations mutations;
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private int read;
    private long slowestNanos;
    private long slowestInput;

    DicomFuzz(long seed) throws IOException {
        this.mutations = new DicomMutations(seed);
    }

    /** Reads the given number of the given seed's inputs, and says every so often how it goes. */
    public static void main(String[] arguments) throws IOException {
        int inputs = Integer.parseInt(arguments[0]);
        DicomFuzz fuzz = new DicomFuzz(Long.parseLong(arguments[1]));
        for (int done = 0; done < inputs; done += REPORT_EVERY) {
            fuzz.run(done, Math.min(done + REPORT_EVERY, inputs));
            System.out.println(fuzz.summary());
        }
    }

    /** Reads some of the seed's inputs. */
    void run(int from, int end) {
        for (int index = from; index < end; index++) {
            long start = System.nanoTime();
            tryToRead(index);
            long nanos = System.nanoTime() - start;
            if (nanos > slowestNanos) {
                slowestNanos = nanos;
                slowestInput = index;
            }
        }
    }

    private void tryToRead(int index) {
        try {
            check(index % CONTAINER_EVERY == 0 ? container(index) : instances(index));
            read++;
        } catch (UnreadableDicomException e) {
            refused.merge(e.reason(), 1, Integer::sum);
            if (String.valueOf(e.getMessage()).contains("Doe^")) {
                throw new AssertionError(
                        "Input %d of seed %d tells of the patient".formatted(index, mutations.seed()), e);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("Input %d of seed %d".formatted(index, mutations.seed()), e);
        }
    }

    private Volume instances(int index) throws IOException, UnreadableDicomException {
        SeriesCollector collector = READER.begin();
        for (byte[] instance : mutations.instances(index)) {
            collector.add(new ByteArrayInputStream(instance));
        }
        return collector.finish().volume();
    }

    private Volume container(int index) throws IOException, UnreadableDicomException {
        SeriesCollector collector = READER.begin();
        CONTAINERS.read(new ByteArrayInputStream(mutations.container(index)), collector);
        return collector.finish().volume();
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
        int count = read + refused.values().stream().mapToInt(Integer::intValue).sum();
        return "seed %d: %d inputs, read %d, refused %s; slowest input %d took %.1f ms"
                .formatted(mutations.seed(), count, read, new TreeMap<>(refused), slowestInput, slowestNanos / 1e6);
    }
}
