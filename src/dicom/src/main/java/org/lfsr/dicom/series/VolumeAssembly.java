package org.lfsr.dicom.series;

import java.util.List;
import java.util.Optional;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.dicom.pixel.PixelFormat;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;

/**
 * Decodes a stack's images into a volume. Pixels that only fill up (Pixel Padding Value, or the range to its limit) are
 * made as dark as the darkest other one, unless they are stored as 0, which is as dark as need be.
 */
final class VolumeAssembly {

    private final List<SourceFrame> frames;
    private final Grid grid;
    private final float[] voxels;
    private float least = Float.POSITIVE_INFINITY;
    private float greatest = Float.NEGATIVE_INFINITY;
    private boolean padded;

    private VolumeAssembly(List<SourceFrame> frames) {
        PixelFormat format = frames.get(0).instance().frames().format();
        this.frames = frames;
        this.grid = new Grid(format.columns(), format.rows(), frames.size());
        this.voxels = new float[grid.length()];
    }

    static Volume volume(SliceStack stack) throws UnreadableDicomException {
        VolumeAssembly assembly = new VolumeAssembly(stack.frames());
        assembly.decode();
        return new Volume(assembly.grid, stack.affine(), assembly.voxels);
    }

    private void decode() throws UnreadableDicomException {
        int[] values = new int[grid.sliceLength()];
        for (int z = 0; z < frames.size(); z++) {
            SourceFrame frame = frames.get(z);
            frame.instance().frames().decode(frame.index(), values);
            put(values, z, frame, Padding.of(frame.instance()));
        }
        if (!(least < greatest)) {
            throw new UnreadableDicomException(
                    Reason.NO_VARIANCE, "All %d voxels are %s, or only fill up".formatted(voxels.length, least));
        }
        if (padded) {
            darken();
        }
    }

    private void put(int[] values, int z, SourceFrame frame, Padding padding) throws UnreadableDicomException {
        int start = z * grid.sliceLength();
        for (int i = 0; i < values.length; i++) {
            if (padding.has(values[i])) {
                voxels[start + i] = Float.NaN;
                padded = true;
                continue;
            }
            float voxel = (float) (frame.slope() * values[i] + frame.intercept());
            if (!Float.isFinite(voxel)) {
                throw new UnreadableDicomException(
                        Reason.NOT_FINITE,
                        "Slice %d has a voxel of %s, not finite as a 32-bit float".formatted(z + 1, voxel));
            }
            voxels[start + i] = voxel;
            least = Math.min(least, voxel);
            greatest = Math.max(greatest, voxel);
        }
    }

    private void darken() {
        for (int i = 0; i < voxels.length; i++) {
            if (Float.isNaN(voxels[i])) {
                voxels[i] = least;
            }
        }
    }

    /**
     * Which stored values only fill up; none if {@code first} is above {@code last}.
     *
     * @param first the least of them
     * @param last the greatest of them
     */
    private record Padding(int first, int last) {

        private static final Padding NONE = new Padding(1, 0);

        static Padding of(SourceInstance instance) throws UnreadableDicomException {
            DataSet attributes = instance.attributes();
            Optional<Integer> value = attributes.integer(Tags.PIXEL_PADDING_VALUE);
            if (value.isEmpty()) {
                return NONE;
            }
            PixelFormat format = instance.frames().format();
            int one = format.value(value.get() << (format.highBit() + 1 - format.bitsStored()));
            int other = attributes.integer(Tags.PIXEL_PADDING_RANGE_LIMIT).orElse(one);
            return one == 0 && other == 0 ? NONE : new Padding(Math.min(one, other), Math.max(one, other));
        }

        boolean has(int value) {
            return value != 0 && value >= first && value <= last;
        }
    }
}
