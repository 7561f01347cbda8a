package org.lfsr.trainer.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a training run costs.
 *
 * @param secondsPerStep the median time of a step, with the wait for its samples, without validation
 * @param stepsPerEpoch how many steps see every sample once
 * @param steps over how many steps it was measured
 * @param peakResidentBytes the process's memory at its highest, with the heap, native memory and what is mapped of the
 *     slice cache, without the memory of a GPU; null where the system does not tell
 */
public record Cost(
        @JsonProperty(required = true) double secondsPerStep,
        @JsonProperty(required = true) int stepsPerEpoch,
        @JsonProperty(required = true) long steps,
        @Nullable Long peakResidentBytes) {

    /** The name of the file in a run's folder. */
    public static final String FILE = "cost.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** The time of an epoch. */
    double secondsPerEpoch() {
        return secondsPerStep * stepsPerEpoch;
    }

    /** Writes a JSON file. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /**
     * Reads a JSON file.
     *
     * @throws IOException if it cannot be read, or holds no cost; the message names the file
     */
    public static Cost read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Cost.class);
        } catch (JacksonException e) {
            throw new IOException("%s holds no cost of a run: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
