package org.lfsr.trainer.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * How a run tells a person how far it is.
 *
 * @param out where to
 * @param manner in which way
 */
public record Telling(PrintStream out, Manner manner) {

    /** Ways to tell. */
    public enum Manner {
        /** A bar that moves, for terminals. */
        BAR,
        /** A line now and then, for logs. */
        LINES
    }

    /** Tells nobody. */
    static Telling nothing() {
        return new Telling(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), Manner.LINES);
    }
}
