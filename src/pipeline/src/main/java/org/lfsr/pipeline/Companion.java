package org.lfsr.pipeline;

import java.io.IOException;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Point;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiHeader;
import org.lfsr.imaging.nifti.NiftiLimits;
import org.lfsr.imaging.nifti.NiftiReader;
import org.lfsr.imaging.nifti.NiftiStream;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/** Reads volumes that come with a scan to measure by, plane by plane across z, so that they are never held whole. */
final class Companion {

    /** In voxels: files place their grids in 32 bits, and programs round. */
    private static final double MOST_SHIFT = 0.5;

    private final ObjectStore store;
    private final TimeSource time;
    private final Deadline deadline;

    Companion(ObjectStore store, TimeSource time, Deadline deadline) {
        this.store = store;
        this.time = time;
        this.deadline = deadline;
    }

    /**
     * Reads a scan's companion.
     *
     * @param content what its voxels mean
     * @param grid how many voxels it must have
     * @param affine where they must lie
     * @param reader is given every plane
     * @throws UnusableException if it cannot be used, whoever tries; what the reader was given is not to be used then
     * @throws IOException if the store fails or the deadline passes
     */
    void read(ScanSource source, Content content, ReadLimits limits, Grid grid, Affine affine, Planes reader)
            throws IOException, UnusableException {
        try (ObjectContent bytes = store.read(source.location())) {
            check(source, bytes, limits);
            NiftiReader nifti = new NiftiReader(NiftiLimits.ofVoxels(limits.maxVoxels()));
            TimedInput input = new TimedInput(bytes, time, deadline);
            try (NiftiStream volume = content == Content.LABELS ? nifti.openLabels(input) : nifti.open(input)) {
                check(volume.header(), grid, affine);
                for (int z = 0; z < grid.depth(); z++) {
                    reader.accept(volume.next(1), z);
                }
            }
        } catch (UnreadableVolumeException e) {
            throw new UnusableException("%s: %s".formatted(source.location(), e.getMessage()));
        } catch (ObjectStoreException e) {
            if (e.kind() == ObjectStoreException.Kind.NOT_FOUND) {
                throw new UnusableException(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static void check(ScanSource source, ObjectContent bytes, ReadLimits limits) throws UnusableException {
        String wanted = source.etag();
        String found = bytes.stat().etag();
        if (wanted != null && !wanted.equals(found)) {
            throw new UnusableException("%s has the ETag %s, not %s".formatted(source.location(), found, wanted));
        }
        if (bytes.lengthBytes() > limits.maxBytes()) {
            throw new UnusableException("%s has %d bytes, more than the limit of %d"
                    .formatted(source.location(), bytes.lengthBytes(), limits.maxBytes()));
        }
    }

    private static void check(NiftiHeader header, Grid grid, Affine affine) throws UnusableException {
        if (!header.grid().equals(grid)) {
            throw new UnusableException("It has %s voxels, not %s".formatted(header.grid(), grid));
        }
        double mostMm = MOST_SHIFT
                * Math.min(affine.spacingMm(Axis.X), Math.min(affine.spacingMm(Axis.Y), affine.spacingMm(Axis.Z)));
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) == 0 ? 0 : grid.width() - 1;
            int j = (corner & 2) == 0 ? 0 : grid.height() - 1;
            int k = (corner & 4) == 0 ? 0 : grid.depth() - 1;
            Point wanted = affine.apply(i, j, k);
            double shiftMm = wanted.distanceMm(header.affine().apply(i, j, k));
            if (!(shiftMm <= mostMm)) {
                throw new UnusableException("Its voxel (%d, %d, %d) lies %.2f mm from where it belongs, more than %.2f"
                        .formatted(i, j, k, shiftMm, mostMm));
            }
        }
    }

    /** What a volume's voxels mean. */
    enum Content {
        INTENSITIES,
        LABELS
    }

    /** Takes planes, first to last. */
    interface Planes {
        void accept(Volume plane, int z);
    }

    /** A companion that nothing can be measured by. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        UnusableException(String sentence) {
            super(sentence, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
