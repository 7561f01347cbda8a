package org.lfsr.messaging;

/** A record is not what its topic holds, nor will it ever be; the message says what was found instead. */
public final class UnreadableRequestException extends Exception {

    private static final long serialVersionUID = 1;

    /** Says what was found, and what was wanted. */
    public UnreadableRequestException(String message) {
        super(message);
    }

    /** Says what was found and what was wanted, and what was behind it. */
    public UnreadableRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
