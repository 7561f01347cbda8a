/**
 * How a low-resolution scan comes about: what models learn to undo, and what their results are checked with.
 *
 * <p>K-space is the discrete Fourier transform of an image, in which MRI scanners acquire.
 */
@NullMarked
package org.lfsr.imaging.degrade;

import org.jspecify.annotations.NullMarked;
