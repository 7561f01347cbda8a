package org.lfsr.pipeline;

import java.io.IOException;
import java.time.Duration;

/** A scan that took longer than it may; another try may be quicker. */
public final class DeadlineException extends IOException {

    private static final long serialVersionUID = 1;

    DeadlineException(Duration allowed) {
        super("The scan was not done within %s".formatted(allowed));
    }
}
