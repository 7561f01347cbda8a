/**
 * The border to libtorch: loading it, moving pixels in and out, reduced precision, and the scopes that native memory
 * lives in.
 *
 * <p>Conventions: tensors are {@code (N, C, H, W)} of 32-bit floats. A tensor belongs to the scope it was made in (see
 * {@link org.lfsr.trainer.torch.NativeScope}); whatever a training step makes is freed when the step's scope ends.
 * Every class here loads the library before it touches it.
 */
@NullMarked
package org.lfsr.trainer.torch;

import org.jspecify.annotations.NullMarked;
