/**
 * Stores what came of a scan: volumes, deviation maps and pictures, and last the manifest, whose presence says that the
 * scan is done; and helps consumers to put the results back into the scan.
 */
@NullMarked
package org.lfsr.pipeline.delivery;

import org.jspecify.annotations.NullMarked;
