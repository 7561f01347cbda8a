package org.lfsr.example;

import org.lfsr.imaging.Volume;

/**
 * A stand-in for a segmentation network: every voxel that is brighter than the middle between the darkest and the
 * brightest one is labelled.
 */
final class Segmentation {

    private Segmentation() {}

    /** Labels on the volume's grid: 1 where it is bright, 0 elsewhere. */
    static Volume of(Volume volume) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float voxel : volume.voxels()) {
            least = Math.min(least, voxel);
            most = Math.max(most, voxel);
        }
        float middle = (least + most) / 2;
        float[] labels = new float[volume.voxels().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = volume.voxels()[i] > middle ? 1 : 0;
        }
        return new Volume(volume.grid(), volume.affine(), labels);
    }
}
