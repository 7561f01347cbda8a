package org.lfsr.trainer.run;

import java.io.PrintStream;

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
}
