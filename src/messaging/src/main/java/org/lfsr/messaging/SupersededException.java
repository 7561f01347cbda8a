package org.lfsr.messaging;

/** Another request asks for what a request asked for, and for more: it ends without an answer. */
public final class SupersededException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Says by what.
     *
     * @param message for people; no patient data
     */
    public SupersededException(String message) {
        super(message);
    }
}
