package org.lfsr.pipeline;

import java.io.IOException;

/** A series of which more may come. Another try may help. */
public final class IncompleteSeriesException extends IOException {

    private static final long serialVersionUID = 1;

    IncompleteSeriesException(String message) {
        super(message);
    }
}
