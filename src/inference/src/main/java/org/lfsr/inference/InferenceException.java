package org.lfsr.inference;

import org.jspecify.annotations.Nullable;

/**
 * A model that failed, or did not keep its contract. Trying again, elsewhere or with a smaller batch, may help, unless
 * it is {@link #notFinite}.
 */
public final class InferenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** Creates an exception with its reason. */
    public InferenceException(String message) {
        super(message);
        this.kind = Kind.FAILURE;
    }

    /** Creates an exception with its reason and what caused it. */
    public InferenceException(String message, Throwable cause) {
        this(Kind.FAILURE, message, cause);
    }

    private InferenceException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Creates the exception of a batch that did not fit into the memory that there is. */
    public static InferenceException ofMemory(String message, Throwable cause) {
        return new InferenceException(Kind.OUT_OF_MEMORY, message, cause);
    }

    /** Creates the exception of a result that has pixels that are no finite numbers. */
    public static InferenceException ofNotFinite(String message) {
        return new InferenceException(Kind.NOT_FINITE, message, null);
    }

    /** Whether the batch did not fit into memory, so that a smaller one may. */
    public boolean outOfMemory() {
        return kind == Kind.OUT_OF_MEMORY;
    }

    /**
     * Whether the model made something of its input that is no finite number. It will do so again: the result is to be
     * refused, not tried again.
     */
    public boolean notFinite() {
        return kind == Kind.NOT_FINITE;
    }

    private enum Kind {
        FAILURE,
        OUT_OF_MEMORY,
        NOT_FINITE
    }
}
