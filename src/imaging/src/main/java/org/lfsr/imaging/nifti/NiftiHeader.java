package org.lfsr.imaging.nifti;

import java.nio.ByteOrder;
import java.util.StringJoiner;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.UnreadableVolumeException;
import org.lfsr.imaging.UnreadableVolumeException.Reason;

/**
 * What a volume's header says, once it is believed.
 *
 * @param grid how many voxels there are
 * @param affine where they lie in the patient
 * @param datatype how they are stored
 * @param order the order of the stored numbers' bytes
 * @param slope what stored numbers are multiplied with; 1 where the header leaves them unscaled
 * @param intercept what is added then
 * @param voxelOffset the byte of the file at which the voxels begin
 */
public record NiftiHeader(
        Grid grid,
        Affine affine,
        NiftiDatatype datatype,
        ByteOrder order,
        double slope,
        double intercept,
        int voxelOffset) {

    private static final int MOST_AXES = 7;
    private static final int SPATIAL_AXES = 3;

    static NiftiHeader of(NiftiFields fields, NiftiLimits limits) throws UnreadableVolumeException {
        Grid grid = grid(fields, limits);
        Scaling scaling = scaling(fields);
        return new NiftiHeader(
                grid,
                Orientation.of(fields, grid),
                NiftiDatatype.ofCode(fields.datatype()),
                fields.order(),
                scaling.slope(),
                scaling.intercept(),
                voxelOffset(fields, limits));
    }

    Scaling scaling() {
        return new Scaling(slope, intercept);
    }

    private static Grid grid(NiftiFields fields, NiftiLimits limits) throws UnreadableVolumeException {
        long axes = fields.dimension(0);
        if (axes < 1 || axes > MOST_AXES) {
            throw badDimensions("Header announces %d axes, not 3".formatted(axes));
        }
        String sizes = sizes(fields, axes);
        if (axes < SPATIAL_AXES) {
            throw badDimensions("Sizes are %s: %d axes, not 3".formatted(sizes, axes));
        }
        for (int axis = 1; axis <= axes; axis++) {
            checkSize(fields.dimension(axis), axis, sizes);
        }
        long width = fields.dimension(1);
        long height = fields.dimension(2);
        long depth = fields.dimension(SPATIAL_AXES);
        limits.checkVoxels(width, height, depth);
        return new Grid((int) width, (int) height, (int) depth);
    }

    private static String sizes(NiftiFields fields, long axes) {
        StringJoiner sizes = new StringJoiner(" x ");
        for (int axis = 1; axis <= axes; axis++) {
            sizes.add(Long.toString(fields.dimension(axis)));
        }
        return sizes.toString();
    }

    private static void checkSize(long size, int axis, String sizes) throws UnreadableVolumeException {
        if (size < 1) {
            throw badDimensions("Sizes are %s: axis %d is not at least 1".formatted(sizes, axis));
        }
        if (axis > SPATIAL_AXES && size > 1) {
            throw badDimensions("Sizes are %s: a series of volumes, not one".formatted(sizes));
        }
    }

    private static UnreadableVolumeException badDimensions(String message) {
        return new UnreadableVolumeException(Reason.BAD_DIMENSIONS, message);
    }

    private static Scaling scaling(NiftiFields fields) throws UnreadableVolumeException {
        double slope = fields.slope();
        if (slope == 0 || !Double.isFinite(slope)) {
            return Scaling.NONE;
        }
        if (!Double.isFinite(fields.intercept())) {
            throw badHeader("Slope is %s, but intercept is %s".formatted(slope, fields.intercept()));
        }
        return new Scaling(slope, fields.intercept());
    }

    private static int voxelOffset(NiftiFields fields, NiftiLimits limits) throws UnreadableVolumeException {
        double offset = fields.voxelOffset();
        if (!(offset >= fields.leastVoxelOffset()) || offset != Math.rint(offset)) {
            throw badHeader("Voxels begin at byte %s, not at a whole number from %d on"
                    .formatted(offset, fields.leastVoxelOffset()));
        }
        limits.checkHeader(offset);
        return (int) offset;
    }

    private static UnreadableVolumeException badHeader(String message) {
        return new UnreadableVolumeException(Reason.BAD_HEADER, message);
    }
}
