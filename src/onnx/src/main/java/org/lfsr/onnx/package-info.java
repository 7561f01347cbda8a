/** Writes ONNX models. */
@NullMarked
package org.lfsr.onnx;

import org.jspecify.annotations.NullMarked;
