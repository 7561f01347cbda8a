/**
 * Reads and writes NIfTI volumes: <a href="https://nifti.nimh.nih.gov/nifti-1">NIfTI-1</a> and <a
 * href="https://nifti.nimh.nih.gov/nifti-2">NIfTI-2</a> in one file, gzipped or not.
 *
 * <p>What is read is untrusted. Whatever the bytes, reading ends with a whole volume, with an
 * {@link org.lfsr.imaging.UnreadableVolumeException} that names what was found, or with the stream's own
 * {@link java.io.IOException}; memory is taken as voxels arrive, not as the header promises.
 */
@NullMarked
package org.lfsr.imaging.nifti;

import org.jspecify.annotations.NullMarked;
