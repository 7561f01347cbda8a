/** Measures how long training steps take, next to the same networks in PyTorch's own language. */
@NullMarked
package org.lfsr.trainer.benchmark;

import org.jspecify.annotations.NullMarked;
