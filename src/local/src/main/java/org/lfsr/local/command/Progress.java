package org.lfsr.local.command;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being done, with the seconds since the start before each line. */
final class Progress {

    private final PrintWriter out;
    private final long start = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line. */
    void say(String line) {
        out.println(String.format(Locale.ROOT, "%6.1f s  ", (System.nanoTime() - start) / 1e9) + line);
        out.flush();
    }
}
