package org.lfsr.trainer.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.lfsr.inference.OperatingRule;

/** A detector's operating points as a JSON file. */
public final class OperatingRuleFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private OperatingRuleFile() {}

    /** Writes a file. */
    public static void write(OperatingRule rule, Path file) throws IOException {
        JSON.writeValue(file.toFile(), rule);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or holds no operating points; the message names the file
     */
    public static OperatingRule read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), OperatingRule.class);
        } catch (JacksonException e) {
            throw new IOException("%s holds no operating points: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
