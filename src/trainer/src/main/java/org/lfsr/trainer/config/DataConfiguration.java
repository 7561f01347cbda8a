package org.lfsr.trainer.config;

import java.nio.file.Path;
import java.util.List;

/**
 * The scans of a run. No patient may be in both lists.
 *
 * @param cache a folder for decoded slices, made once and used by every run after
 * @param training the scans to learn from
 * @param validation the scans to choose by
 */
public record DataConfiguration(Path cache, List<SourceConfiguration> training, List<SourceConfiguration> validation) {

    /**
     * Checks that there is data.
     *
     * @throws IllegalArgumentException if a list is empty
     */
    public DataConfiguration {
        training = List.copyOf(Checks.notEmpty("data.training", training));
        validation = List.copyOf(Checks.notEmpty("data.validation", validation));
    }
}
