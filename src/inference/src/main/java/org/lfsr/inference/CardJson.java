package org.lfsr.inference;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Collectors;

/** Cards as JSON text. Every key must be there, and a key that is not known is an error. */
final class CardJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CardJson() {}

    static String compact(Object card) {
        try {
            return JSON.writeValueAsString(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every card can be written", e);
        }
    }

    static String indented(Object card) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(card) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every card can be written", e);
        }
    }

    static <T> T read(String where, String json, Class<T> type) throws UnusableModelException {
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw new UnusableModelException("%s%s: %s".formatted(where, line(e), reason(e)), e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    private static String reason(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key %s; known here: %s".formatted(key(unknown), unknown.getKnownPropertyIds());
        }
        if (e instanceof InvalidTypeIdException kind) {
            return "kind must be %s or %s, found %s".formatted(GeneratorCard.KIND, DetectorCard.KIND, kind.getTypeId());
        }
        if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return String.valueOf(refused.getCause().getMessage());
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
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
