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

    /** How many heads are made up; from the first one again once they are used up. */
    private static final int DISTINCT = 2;

    /** The middle of a head in slices as thick as those of everyday scans, coarse enough to be worth the work. */
    private static final Grid GRID = new Grid(120, 120, 16);

    private static final Affine AFFINE = Affine.ofRows(1.8, 0, 0, -107.1, 0, 1.8, 0, -107.1, 0, 0, 5, -37.5);

    /** A whole head in voxels of a cubic millimetre. */
    private static final Grid HEAD_GRID = new Grid(240, 240, 155);

    private static final Affine HEAD_AFFINE = Affine.ofRows(1, 0, 0, -119.5, 0, 1, 0, -119.5, 0, 0, 1, -77);

    /** Makes up two heads, each with another tumour, and takes them in turn. */
    static List<ScanFile> phantoms(Path folder, int count) throws IOException {
        List<Path> heads = new ArrayList<>();
        for (int seed = 1; seed <= Math.min(DISTINCT, count); seed++) {
            heads.add(phantom(folder.resolve("phantom-%d.nii.gz".formatted(seed)), seed, GRID, AFFINE));
        }
        return inTurn(heads, 0, count);
    }

    /**
     * Makes up a head of 240 x 240 x 155 voxels, and takes it as often as is wanted.
     *
     * @param first the first one's number
     */
    static List<ScanFile> heads(Path folder, int first, int count) throws IOException {
        Path head = phantom(folder.resolve("head.nii.gz"), 1, HEAD_GRID, HEAD_AFFINE);
        return inTurn(List.of(head), first, count);
    }

    private static Path phantom(Path file, long seed, Grid grid, Affine affine) throws IOException {
        Phantom phantom = Phantom.builder().seed(seed).grid(grid).affine(affine).build();
        try (OutputStream stream = Files.newOutputStream(file)) {
            NiftiWriter.ofInt16().writeCompressed(phantom.volume(), stream);
        }
        return file;
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
        return inTurn(found, 0, count);
    }

    private static List<ScanFile> inTurn(List<Path> paths, int first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ScanFile(first + i, paths.get(i % paths.size())))
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
