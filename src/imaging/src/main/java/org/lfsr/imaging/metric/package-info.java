/** How close an image is to a reference. */
@NullMarked
package org.lfsr.imaging.metric;

import org.jspecify.annotations.NullMarked;
