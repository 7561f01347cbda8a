package org.lfsr.events;

/** Bytes are not an event of the wanted type, nor will they ever be; the message says what was found instead. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
