package org.lfsr.trainer.export;

import java.nio.file.Path;
import java.util.Locale;
import org.lfsr.trainer.run.RunFolder;

/** Which of a run's networks is meant. */
public enum Weights {
    /** That of the best validation. */
    BEST,
    /** That of the last checkpoint. */
    LAST;

    Path in(RunFolder folder) {
        return this == BEST ? folder.best() : folder.last();
    }

    /** In lower case, as people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
