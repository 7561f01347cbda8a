/** Noise: how much of it there is, and how to take it away. */
@NullMarked
package org.lfsr.imaging.filter;

import org.jspecify.annotations.NullMarked;
