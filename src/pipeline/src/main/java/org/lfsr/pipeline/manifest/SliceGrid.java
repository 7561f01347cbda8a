package org.lfsr.pipeline.manifest;

import java.util.List;
import org.lfsr.imaging.Axis;

/**
 * How a volume was cut into slices.
 *
 * @param width its voxels along x
 * @param height its voxels along y
 * @param depth its voxels along z
 * @param affine the volume's voxel-to-patient transform in millimetres (RAS+), 12 numbers, row by row
 * @param sliceAxis the axis that the slices lie across; a slice's columns and rows are the other two, in the order x,
 *     y, z
 * @param sliceCount how many there are
 */
public record SliceGrid(int width, int height, int depth, List<Double> affine, Axis sliceAxis, int sliceCount) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is no transform
     */
    public SliceGrid {
        affine = Affines.checked(affine);
    }
}
