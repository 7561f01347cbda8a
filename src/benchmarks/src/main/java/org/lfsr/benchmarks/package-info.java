/** What the service costs beyond the networks that it calls: scans through the whole product, beside bare inference. */
@NullMarked
package org.lfsr.benchmarks;

import org.jspecify.annotations.NullMarked;
