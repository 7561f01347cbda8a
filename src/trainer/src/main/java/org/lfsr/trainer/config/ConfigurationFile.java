package org.lfsr.trainer.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Reads the configuration of a run or of an evaluation. The words yes and no are words; null is for what a record marks
 * as nullable.
 */
public final class ConfigurationFile {

    /** How Jackson, which has no exception of its own for it, begins to say that a key is missing. */
    private static final String MISSING = "Missing creator property";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .build();

    private ConfigurationFile() {}

    /**
     * Reads what a run is to do.
     *
     * @throws ConfigurationException if the file is not there, is no YAML, lacks a key, has one that is not known, or a
     *     value is outside its range; the message names the file and, where it applies, the key and the line
     * @throws IOException if the file cannot be read
     */
    public static RunConfiguration read(Path file) throws IOException, ConfigurationException {
        return read(file, RunConfiguration.class);
    }

    /**
     * Reads what is to be evaluated.
     *
     * @throws ConfigurationException as for a run
     * @throws IOException if the file cannot be read
     */
    public static EvaluationConfiguration readEvaluation(Path file) throws IOException, ConfigurationException {
        return read(file, EvaluationConfiguration.class);
    }

    private static <T> T read(Path file, Class<T> type) throws IOException, ConfigurationException {
        try {
            return YAML.readValue(Files.readString(file), type);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("No configuration at %s".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException("%s is no text in UTF-8".formatted(file), e);
        } catch (JacksonException e) {
            throw new ConfigurationException("%s%s: %s".formatted(file, line(e), reason(e)), e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    private static String reason(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key %s; known here: %s".formatted(key(unknown), unknown.getKnownPropertyIds());
        }
        if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return String.valueOf(refused.getCause().getMessage());
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            if (e.getOriginalMessage().startsWith(MISSING)) {
                return "key %s is missing".formatted(key(mapping));
            }
            return "%s: %s".formatted(key(mapping), e.getOriginalMessage());
        }
        return e.getOriginalMessage();
    }

    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
