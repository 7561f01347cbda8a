package org.lfsr.archive.command;

import org.jspecify.annotations.Nullable;

/** What picocli fills in. */
final class Options {

    private Options() {}

    /** An option that is required, or has a default. */
    static <T> T given(@Nullable T option) {
        if (option == null) {
            throw new IllegalStateException("The command line is parsed before options are read");
        }
        return option;
    }
}
