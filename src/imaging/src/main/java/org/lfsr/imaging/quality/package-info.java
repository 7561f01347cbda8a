/**
 * How good an enhanced region is, judged without a reference: against the input that it was made from.
 *
 * <p>Regions are stacks: one or more slices of one size, in order. An enhanced stack has as many slices as its input
 * and {@code factor} times as many columns and rows, in the same units. Every figure is a finite number, also for
 * constant regions.
 */
@NullMarked
package org.lfsr.imaging.quality;

import org.jspecify.annotations.NullMarked;
