package org.lfsr.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.testkit.Phantom;

/**
 * A scan that is measured with.
 *
 * @param number from 0
 * @param path a NIfTI file
 */
record ScanFile(int number, Path path) {

    private static final NiftiReader READER = new NiftiReader(NiftiLimits.ofVoxels(1 << 26));

    /** Nearly a whole head in slices as thick as those of everyday scans. */
    private static final Grid GRID = new Grid(192, 192, 24);

    private static final Affine AFFINE = Affine.ofRows(1, 0, 0, -95.5, 0, 1, 0, -95.5, 0, 0, 5, -57.5);

    /** Makes up heads, each with another tumour. */
    static List<ScanFile> phantoms(Path folder, int count) throws IOException {
        List<ScanFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("phantom-%03d.nii.gz".formatted(i));
            Phantom phantom =
                    Phantom.builder().seed(i + 1L).grid(GRID).affine(AFFINE).build();
            try (OutputStream stream = Files.newOutputStream(file)) {
                NiftiWriter.ofInt16().writeCompressed(phantom.volume(), stream);
            }
            files.add(new ScanFile(i, file));
        }
        return files;
    }

    /**
     * Takes the files below a folder, in the order of their paths; from the first one again once they are used up.
     *
     * @param mask which ones, by their names, as {@code *_t1ce.nii.gz}
     * @throws IOException if there is none
     */
    static List<ScanFile> in(Path folder, String mask, int count) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + mask);
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(file -> Files.isRegularFile(file) && matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
        if (found.isEmpty()) {
            throw new IOException("No file below %s is like %s".formatted(folder, mask));
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new ScanFile(i, found.get(i % found.size())))
                .toList();
    }

    /** The volume in it, as the service reads it. */
    Volume volume() throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return READER.read(stream);
        } catch (UnreadableVolumeException e) {
            throw new IOException("%s is no scan: %s".formatted(path, e.getMessage()), e);
        }
    }
}
