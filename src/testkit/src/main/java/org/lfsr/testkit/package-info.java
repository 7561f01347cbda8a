/** Synthetic scans to test with. */
@NullMarked
package org.lfsr.testkit;

import org.jspecify.annotations.NullMarked;
