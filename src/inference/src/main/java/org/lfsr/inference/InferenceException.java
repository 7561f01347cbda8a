package org.lfsr.inference;

/** A model that failed, or did not keep its contract; trying again, elsewhere or with a smaller batch, may help. */
public final class InferenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean outOfMemory;

    /** Creates an exception with its reason. */
    public InferenceException(String message) {
        super(message);
        this.outOfMemory = false;
    }

    /** Creates an exception with its reason and what caused it. */
    public InferenceException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private InferenceException(String message, Throwable cause, boolean outOfMemory) {
        super(message, cause);
        this.outOfMemory = outOfMemory;
    }

    /** Creates the exception of a batch that did not fit into the memory that there is. */
    public static InferenceException ofMemory(String message, Throwable cause) {
        return new InferenceException(message, cause, true);
    }

    /** Whether the batch did not fit into memory, so that a smaller one may. */
    public boolean outOfMemory() {
        return outOfMemory;
    }
}
