/** Doing an archive's scans again with the models of today, at a pace that leaves room for the scans of today. */
@NullMarked
package org.lfsr.archive;

import org.jspecify.annotations.NullMarked;
