/** Synthetic scans to test with, and the way to real ones where they are to be had. */
@NullMarked
package org.lfsr.testkit;

import org.jspecify.annotations.NullMarked;
