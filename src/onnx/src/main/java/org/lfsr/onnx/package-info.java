/**
 * Writes neural networks as ONNX models, and reads back the simple ones.
 *
 * <p>Conventions: 32-bit floats, images {@code (N, C, H, W)}, opset 17, intermediate representation 8. The same graph
 * gives the same bytes.
 */
@NullMarked
package org.lfsr.onnx;

import org.jspecify.annotations.NullMarked;
