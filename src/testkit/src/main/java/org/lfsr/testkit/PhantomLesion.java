package org.lfsr.testkit;

import org.lfsr.imaging.Box;
import org.lfsr.imaging.Point;

/**
 * The truth about one lesion of a phantom. Its extent covers core, rim and oedema.
 *
 * @param centre the middle of the enhancing rim, in patient space
 * @param radiusMm the rim's mean outer radius, in millimetres
 * @param box the smallest box around the lesion's voxels of all slices, in a slice across z
 * @param firstSlice the first slice across z with a voxel of the lesion
 * @param sliceCount how many slices there are to the last one with such a voxel, both included
 */
public record PhantomLesion(Point centre, double radiusMm, Box box, int firstSlice, int sliceCount) {}
