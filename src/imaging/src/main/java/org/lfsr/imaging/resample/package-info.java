/** Makes images larger and smaller. */
@NullMarked
package org.lfsr.imaging.resample;

import org.jspecify.annotations.NullMarked;
