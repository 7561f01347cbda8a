package org.lfsr.local.command;

import java.io.IOException;

/** A run did not come to its end; the message is for whoever started it. */
final class FailedRunException extends IOException {

    private static final long serialVersionUID = 1;

    FailedRunException(String message) {
        super(message);
    }

    FailedRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
