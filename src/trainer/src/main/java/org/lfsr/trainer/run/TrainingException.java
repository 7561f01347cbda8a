package org.lfsr.trainer.run;

/** Training that cannot go on; the message says at which step, why, and what is left to go on from. */
public final class TrainingException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public TrainingException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
