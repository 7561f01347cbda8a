/**
 * The training loop and what it leaves behind: a folder a run, with the configuration, the provenance, the metrics, the
 * curves, the pictures and the checkpoints.
 */
@NullMarked
package org.lfsr.trainer.run;

import org.jspecify.annotations.NullMarked;
