/** Sweeps of the archive: on a schedule or when somebody asks, one at a time. */
@NullMarked
package org.lfsr.service.archive;

import org.jspecify.annotations.NullMarked;
