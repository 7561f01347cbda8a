package org.lfsr.local.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.testkit.Phantom;

/**
 * What is sent through the service, each part as the bytes of a NIfTI file.
 *
 * @param scanId a name for it
 * @param scan the scan, which may be no NIfTI file at all
 * @param mask labels on its grid; null if there are none
 * @param reference what the scan was made of; null if it was not made of anything
 */
record ScanInput(
        String scanId,
        Content scan,
        @Nullable Content mask,
        @Nullable Content reference) {

    private static final int MOST_VOXELS = 1 << 27;
    private static final int MOST_NAME = 64;
    private static final NiftiReader READER = new NiftiReader(NiftiLimits.ofVoxels(MOST_VOXELS));

    /** A slab of a head, with the voxels of the scans that the models were made from. */
    private static final Grid PHANTOM_GRID = new Grid(240, 240, 32);

    private static final Affine PHANTOM_AFFINE = Affine.ofRows(1, 0, 0, -119.5, 0, 1, 0, -119.5, 0, 0, 1.5, 0);

    /** A made-up head with a tumour. */
    static ScanInput phantom(Optional<Integer> simulation) {
        Phantom phantom =
                Phantom.builder().grid(PHANTOM_GRID).affine(PHANTOM_AFFINE).build();
        if (simulation.isPresent()) {
            return simulated("phantom", phantom.volume(), Optional.of(phantom.mask()), simulation.get());
        }
        return new ScanInput("phantom", encoded(phantom.volume()), encoded(phantom.mask()), null);
    }

    /**
     * Files, as they are.
     *
     * @throws IOException if one cannot be read
     */
    static ScanInput files(Path scan, @Nullable Path mask) throws IOException {
        return new ScanInput(scanId(scan), new FileContent(scan), mask == null ? null : new FileContent(mask), null);
    }

    /**
     * Files, made coarser.
     *
     * @throws UnreadableVolumeException if one is no volume
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if the scan is too small, or the mask is another scan's
     */
    static ScanInput simulated(Path scan, @Nullable Path mask, int factor)
            throws IOException, UnreadableVolumeException {
        Volume original;
        try (InputStream stream = Files.newInputStream(scan)) {
            original = READER.read(stream);
        }
        if (mask == null) {
            return simulated(scanId(scan), original, Optional.empty(), factor);
        }
        try (InputStream stream = Files.newInputStream(mask)) {
            return simulated(scanId(scan), original, Optional.of(READER.readLabels(stream)), factor);
        }
    }

    private static ScanInput simulated(String scanId, Volume original, Optional<Volume> mask, int factor) {
        Simulation simulation = Simulation.of(original, mask, factor);
        return new ScanInput(
                "%s-simulated-x%d".formatted(scanId, factor),
                encoded(simulation.coarse()),
                simulation.mask().map(ScanInput::encoded).orElse(null),
                encoded(simulation.truth()));
    }

    /** A file's name without its ending and without characters that ids may not have. */
    static String scanId(Path file) {
        String name = file.getFileName().toString().replaceFirst("(\\.nii)?(\\.gz)?$", "");
        String allowed = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        String id = allowed.substring(0, Math.min(MOST_NAME, allowed.length()));
        return id.isEmpty() ? "scan" : id;
    }

    private static Content encoded(Volume volume) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            NiftiWriter.ofFloat32().writeCompressed(volume, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return new MemoryContent(bytes);
    }

    /** The bytes of a part. */
    sealed interface Content {

        /** Opens them for reading, from the first on; whoever calls closes it. */
        InputStream open() throws IOException;
    }

    private record FileContent(Path file) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    private record MemoryContent(ByteArrayOutputStream bytes) implements Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
