package org.lfsr.inference;

import java.io.IOException;

/**
 * Signals a model or card that is missing, broken, or not what the other says; the message names the file, what was
 * found and what was wanted. Trying again does not help.
 */
public final class UnusableModelException extends IOException {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public UnusableModelException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
