package org.lfsr.pipeline.manifest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;

/**
 * Manifests as files: JSON in UTF-8, as {@code schemas/manifest.schema.json} has it.
 *
 * <p>Every key must be there, a key that is not known is an error, and what may not be null is not. JSON has no
 * infinity, so an infinite figure is the string {@code "Infinity"} or {@code "-Infinity"}. The same manifest gives the
 * same bytes.
 */
public final class ManifestFile {

    /** The media type of the file. */
    public static final String CONTENT_TYPE = "application/json";

    /** The most bytes that are read: some ten thousand lesions. */
    public static final int MAX_BYTES = 1 << 24;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private ManifestFile() {}

    /** The file's bytes. */
    public static byte[] write(Manifest manifest) {
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every manifest can be written", e);
        }
    }

    /**
     * Reads a manifest's bytes.
     *
     * @param where where they are from, for errors
     * @throws UnreadableManifestException if they are no manifest of the form {@link Manifest#FORMAT}
     */
    public static Manifest read(String where, byte[] bytes) throws UnreadableManifestException {
        try {
            JsonNode tree = JSON.readTree(bytes);
            requireForm(tree);
            Manifest manifest = JSON.treeToValue(tree, Manifest.class);
            Presence.require(manifest);
            return manifest;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableManifestException("%s is no manifest: %s".formatted(where, reason(e)), e);
        }
    }

    /**
     * Reads a manifest from a store.
     *
     * @throws ObjectStoreException {@code NOT_FOUND} if there is none
     * @throws UnreadableManifestException if what lies there is none, or is larger than {@link #MAX_BYTES}
     * @throws IOException if the store fails
     */
    public static Manifest read(ObjectStore store, ObjectLocation location) throws IOException {
        try (ObjectContent content = store.read(location)) {
            if (content.lengthBytes() > MAX_BYTES) {
                throw new UnreadableManifestException(
                        "%s is no manifest: it has %d bytes, more than %d"
                                .formatted(location, content.lengthBytes(), MAX_BYTES),
                        null);
            }
            return read(location.toString(), content.readAtMost(MAX_BYTES));
        }
    }

    private static void requireForm(JsonNode tree) {
        if (!tree.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        JsonNode format = tree.path("format");
        if (format.isInt() && format.intValue() != Manifest.FORMAT) {
            throw new IllegalArgumentException(
                    "it has the form %d, and only %d is known here".formatted(format.intValue(), Manifest.FORMAT));
        }
    }

    private static String reason(Exception e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "%s: %s".formatted(path(mapping), mapping.getOriginalMessage());
        }
        return e instanceof JacksonException broken ? broken.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
