package org.lfsr.trainer.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.config.Weights;
import org.lfsr.trainer.run.RunFolder;

/**
 * What is to be exported, and how it is to be called.
 *
 * @param run the run's folder
 * @param weights which of its networks; null for the one that its configuration keeps
 * @param output the model's file; its card goes beside it
 * @param name what the model is called
 * @param version which of its name it is
 * @param envelope what it is to say that it was made for
 * @param everySlice judge a generator on every n-th lesion slice of the validation data: 1 for all
 * @param rule how a detector's map becomes regions; null for what the run's evaluation found
 */
public record ExportRequest(
        RunFolder run,
        @Nullable Weights weights,
        Path output,
        String name,
        String version,
        EnvelopeChoice envelope,
        int everySlice,
        @Nullable OperatingRule rule) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if less than every slice is to be judged
     */
    public ExportRequest {
        if (everySlice < 1) {
            throw new IllegalArgumentException("every slice must be at least 1, found %d".formatted(everySlice));
        }
    }
}
