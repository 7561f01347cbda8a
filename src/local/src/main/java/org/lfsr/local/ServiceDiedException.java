package org.lfsr.local;

import java.io.IOException;
import java.nio.file.Path;

/** A service's process ended, or never got ready; the message ends with what it logged last. */
public final class ServiceDiedException extends IOException {

    private static final long serialVersionUID = 1;

    ServiceDiedException(String what, Path log, String lastLines) {
        super("%s. The end of %s:%n%s".formatted(what, log, lastLines));
    }
}
