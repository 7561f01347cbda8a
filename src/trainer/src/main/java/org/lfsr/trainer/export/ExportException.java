package org.lfsr.trainer.export;

/** A run of which no model can be made; the message says what was found and what is wanted. Nothing was written. */
public final class ExportException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public ExportException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
