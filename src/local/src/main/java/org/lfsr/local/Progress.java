package org.lfsr.local;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being done, with the seconds since the start before each line. */
public final class Progress {

    private final PrintWriter out;
    private final long start = System.nanoTime();

    /** Starts its clock. */
    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line. */
    public void say(String line) {
        out.println(String.format(Locale.ROOT, "%6.1f s  ", (System.nanoTime() - start) / 1e9) + line);
        out.flush();
    }
}
