/** Detectors and generators that ONNX Runtime computes, on the processors or on an NVIDIA device. */
@NullMarked
package org.lfsr.inference.onnx;

import org.jspecify.annotations.NullMarked;
