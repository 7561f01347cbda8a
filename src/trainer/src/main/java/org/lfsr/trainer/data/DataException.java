package org.lfsr.trainer.data;

/** Training data that cannot be used; the message names the file or folder, what was found and what was wanted. */
public final class DataException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public DataException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
