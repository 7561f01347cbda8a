/** Figures of a run over its steps: kept, and drawn. */
@NullMarked
package org.lfsr.trainer.metrics;

import org.jspecify.annotations.NullMarked;
