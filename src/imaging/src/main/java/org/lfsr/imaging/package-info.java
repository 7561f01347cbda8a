/**
 * Volumes, slices and where they lie in the patient.
 *
 * <p>Conventions: x varies fastest, then y, then z; pixels and voxels are 32-bit floats in the units of whoever made
 * them; a voxel's or pixel's coordinate is its centre's; patient space is NIfTI's (RAS+, millimetres).
 */
@NullMarked
package org.lfsr.imaging;

import org.jspecify.annotations.NullMarked;
