/**
 * Regions of interest: from marked pixels to the boxes and stacks that are enhanced.
 *
 * <p>Boxes are in pixels of the image that they were found in; {@link org.lfsr.imaging.Box#refined} takes them to a
 * finer one. Every list is in a fixed order, so that the same marks always give the same regions.
 */
@NullMarked
package org.lfsr.imaging.roi;

import org.jspecify.annotations.NullMarked;
