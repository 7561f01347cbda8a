package org.lfsr.trainer.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lfsr.trainer.config.DataConfiguration;
import org.lfsr.trainer.config.SourceConfiguration;

/**
 * The scans of a run: those to learn from and those to choose by, no patient in both.
 *
 * @param training what is learned from
 * @param validation what is chosen by
 */
public record DataSplit(List<LabelledScan> training, List<LabelledScan> validation) {

    /** Slices with fewer lesion pixels are not counted as lesion slices (protocol of evaluation). */
    public static final int LEAST_LESION_PIXELS = 16;

    /**
     * Finds and decodes the scans.
     *
     * @throws DataException if a scan or mask is missing or unreadable, or a patient is on both sides
     */
    public static DataSplit open(DataConfiguration data) throws IOException, DataException {
        SliceCache cache = new SliceCache(data.cache());
        DataSplit split = new DataSplit(scans(cache, data.training()), scans(cache, data.validation()));
        Set<String> both = patients(split.training());
        both.retainAll(patients(split.validation()));
        if (!both.isEmpty()) {
            throw new DataException("Patients to train on are also to validate on: %s".formatted(both));
        }
        return split;
    }

    /**
     * Finds and decodes the scans of sources.
     *
     * @param cache a folder for decoded slices
     * @throws DataException if a scan or mask is missing or unreadable
     */
    public static List<LabelledScan> scans(Path cache, List<SourceConfiguration> sources)
            throws IOException, DataException {
        return scans(new SliceCache(cache), sources);
    }

    private static List<LabelledScan> scans(SliceCache cache, List<SourceConfiguration> sources)
            throws IOException, DataException {
        List<LabelledScan> scans = new ArrayList<>();
        for (SourceConfiguration source : sources) {
            for (Scan scan : new ScanFinder(source).find()) {
                scans.add(cache.open(scan));
            }
        }
        return List.copyOf(scans);
    }

    /** The names of the patients, in order. */
    public static Set<String> patients(List<LabelledScan> scans) {
        return scans.stream().map(LabelledScan::patient).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All slices. */
    public static List<LabelledSlice> slices(List<LabelledScan> scans) {
        return scans.stream().flatMap(DataSplit::slices).toList();
    }

    /**
     * The slices with enough of a lesion to count.
     *
     * @throws DataException if there is none
     */
    public static List<LabelledSlice> lesionSlices(List<LabelledScan> scans) throws DataException {
        List<LabelledSlice> slices = scans.stream()
                .flatMap(DataSplit::slices)
                .filter(slice -> slice.lesionPixels() >= LEAST_LESION_PIXELS)
                .toList();
        if (slices.isEmpty()) {
            throw new DataException("None of %d scans has a slice with %d lesion pixels or more"
                    .formatted(scans.size(), LEAST_LESION_PIXELS));
        }
        return slices;
    }

    private static Stream<LabelledSlice> slices(LabelledScan scan) {
        return IntStream.range(0, scan.depth()).mapToObj(index -> new LabelledSlice(scan, index));
    }

    /** A SHA-256 over the digests of all files, training first, in hexadecimal. */
    public String digest() {
        String digests = Stream.concat(training.stream(), validation.stream())
                .map(LabelledScan::digest)
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Sha256.create().digest(digests.getBytes(StandardCharsets.UTF_8)));
    }
}
