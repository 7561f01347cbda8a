/**
 * Turns trained networks into ONNX models, and shows that the models calculate the same.
 *
 * <p>Batch normalization is folded into the convolution before it, since its running averages no longer change. The
 * models take and give what the networks do, for any number and size of images.
 */
@NullMarked
package org.lfsr.trainer.export;

import org.jspecify.annotations.NullMarked;
