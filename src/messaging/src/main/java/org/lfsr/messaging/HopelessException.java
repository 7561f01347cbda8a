package org.lfsr.messaging;

/** Work failed in a way that trying again cannot mend: the record goes to the dead letters at once. */
public final class HopelessException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message for people; no patient data
     */
    public HopelessException(String message) {
        super(message);
    }

    /**
     * Says why, and what was behind it.
     *
     * @param message for people; no patient data
     */
    public HopelessException(String message, Throwable cause) {
        super(message, cause);
    }
}
