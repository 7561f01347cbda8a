package org.lfsr.trainer.config;

import java.util.Locale;

/** Which of a run's networks is meant. */
public enum Weights {
    /** That of the best validation. */
    BEST,
    /** That of the last checkpoint. */
    LAST;

    /** In lower case, as people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
