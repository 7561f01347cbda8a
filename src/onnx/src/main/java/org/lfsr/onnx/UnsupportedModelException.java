package org.lfsr.onnx;

import java.io.IOException;

/** Signals a file that is no ONNX model, or not one of the simple kind that is read here. */
public final class UnsupportedModelException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsupportedModelException(String message) {
        super(message);
    }

    UnsupportedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
