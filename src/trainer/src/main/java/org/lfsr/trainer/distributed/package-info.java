/** Training in several processes, over libtorch's process group of Gloo. */
@NullMarked
package org.lfsr.trainer.distributed;

import org.jspecify.annotations.NullMarked;
