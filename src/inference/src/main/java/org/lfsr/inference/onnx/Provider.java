package org.lfsr.inference.onnx;

/** Which of ONNX Runtime's execution providers a session asks for. */
public enum Provider {
    /** CUDA if it can be had, else the machine's own processors. */
    AUTO,
    /** The machine's own processors. */
    CPU,
    /** An NVIDIA device, and nothing else will do. */
    CUDA,
    /** An NVIDIA device through TensorRT, with CUDA for what that cannot do. */
    TENSORRT
}
