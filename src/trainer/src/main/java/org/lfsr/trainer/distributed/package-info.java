/**
 * Training in several processes, over libtorch's process groups: Gloo for tensors in main memory, NCCL for those on
 * NVIDIA devices.
 */
@NullMarked
package org.lfsr.trainer.distributed;

import org.jspecify.annotations.NullMarked;
