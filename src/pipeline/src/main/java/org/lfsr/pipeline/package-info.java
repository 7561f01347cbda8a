/**
 * The use case, without a framework: a scan is fetched, its lesions are found and enhanced, the results are checked and
 * stored.
 */
@NullMarked
package org.lfsr.pipeline;

import org.jspecify.annotations.NullMarked;
