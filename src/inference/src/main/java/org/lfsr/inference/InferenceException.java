package org.lfsr.inference;

/** A model that failed, or did not keep its contract; trying again, elsewhere or with a smaller batch, may help. */
public final class InferenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public InferenceException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
