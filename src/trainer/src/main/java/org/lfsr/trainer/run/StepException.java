package org.lfsr.trainer.run;

/** A step that could not be taken, though nothing is wrong with the program; the message says why. */
public final class StepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public StepException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public StepException(String message, Throwable cause) {
        super(message, cause);
    }
}
