package org.lfsr.trainer.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lfsr.inference.OperatingRule;

/**
 * What a run's detector does on the run's validation scans, as it is kept in the run's folder.
 *
 * @param weightsSha256 which network it is
 * @param rule how its map becomes regions
 * @param figures what it does there, for each resolution
 */
public record Detection(
        @JsonProperty(required = true) String weightsSha256,
        @JsonProperty(required = true) OperatingRule rule,
        @JsonProperty(required = true) List<DetectionFigures> figures) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** Copies the list. */
    public Detection {
        figures = List.copyOf(figures);
    }

    /** Whether the figures are of a network at some operating points. */
    public boolean isOf(String otherWeightsSha256, OperatingRule otherRule) {
        return weightsSha256.equals(otherWeightsSha256) && rule.equals(otherRule);
    }

    /** The figures by name, each with its resolution, and how many slices they are taken from. */
    public Map<String, Double> named() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (DetectionFigures found : figures) {
            named.putAll(found.named());
            named.put("lesion slices x%d".formatted(found.scale()), (double) found.lesionSlices());
            named.put("lesion-free slices x%d".formatted(found.scale()), (double) found.lesionFreeSlices());
        }
        return named;
    }

    /** Writes a JSON file. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /**
     * Reads a JSON file.
     *
     * @throws IOException if it cannot be read, or holds something else; the message names the file
     */
    public static Detection read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Detection.class);
        } catch (JacksonException e) {
            throw new IOException("%s holds no detector's figures: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
