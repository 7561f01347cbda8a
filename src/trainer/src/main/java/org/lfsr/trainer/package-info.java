/** The trainer. */
@NullMarked
package org.lfsr.trainer;

import org.jspecify.annotations.NullMarked;
