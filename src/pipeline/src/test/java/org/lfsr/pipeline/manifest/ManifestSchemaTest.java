package org.lfsr.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the records say the same. */
class ManifestSchemaTest {

    private static final Path FILE =
            Path.of(Objects.requireNonNull(System.getProperty("lfsr.root")), "schemas", "manifest.schema.json");

    private static final JsonNode SCHEMA = schema();

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void hasTheFieldsOfTheRecord(String name, JsonNode object, Class<?> type) {
        List<String> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(names(object.get("properties"))).as(name).isEqualTo(components);
        assertThat(texts(object.get("required"))).as(name).isEqualTo(components);
        assertThat(object.get("additionalProperties").asBoolean(true)).as(name).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void allowsNullWhereTheRecordDoesAndSaysWhatItMeans(String name, JsonNode object, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = object.get("properties").get(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            assertThat(allowsNull(property))
                    .as("%s.%s", name, component.getName())
                    .isEqualTo(nullable);
            assertThat(property.get("description").asText())
                    .as("%s.%s", name, component.getName())
                    .endsWith(".")
                    .matches(text -> text.contains("Null: ") == nullable);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void hasTheConstantsOfEveryEnum(String name, JsonNode object, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isEnum()) {
                assertThat(texts(object.get("properties")
                                .get(component.getName())
                                .get("enum")))
                        .as("%s.%s", name, component.getName())
                        .isEqualTo(Arrays.stream(component.getType().getEnumConstants())
                                .map(Object::toString)
                                .toList());
            }
        }
    }

    @Test
    void describesEveryRecordAndNothingElse() {
        List<JsonNode> reached =
                objects().map(arguments -> (JsonNode) arguments.get()[1]).toList();

        SCHEMA.get("$defs").forEach(definition -> {
            assertThat(definition.get("description").asText()).endsWith(".");
            assertThat(definition.has("anyOf") || reached.contains(definition))
                    .as(definition.get("description").asText())
                    .isTrue();
        });
        assertThat(SCHEMA.at("/properties/format/const").asInt()).isEqualTo(Manifest.FORMAT);
    }

    @Test
    void isMetByWhatIsWritten(@TempDir Path folder) throws Exception {
        Python python = Python.orSkip("jsonschema");
        Path document = Files.write(folder.resolve("manifest.json"), ManifestFile.write(Manifests.FULL));

        assertThat(python.run("validates.py", List.of(FILE, document))).containsExactly("0");
    }

    /** Every record that a manifest reaches, with the schema's part about it. */
    static Stream<Arguments> objects() {
        List<Arguments> objects = new ArrayList<>();
        collect("manifest", SCHEMA, Manifest.class, objects);
        return objects.stream();
    }

    private static void collect(String name, JsonNode object, Class<?> type, List<Arguments> objects) {
        objects.add(Arguments.of(name, object, type));
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> inner = element(component.getGenericType());
            if (inner.isRecord()) {
                JsonNode property = object.get("properties").get(component.getName());
                String reference = property.findValue("$ref").asText();
                collect(name + "." + component.getName(), SCHEMA.at(reference.substring("#".length())), inner, objects);
            }
        }
    }

    /** Of a list what it holds. */
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getActualTypeArguments()[0];
        }
        return (Class<?>) type;
    }

    private static boolean allowsNull(JsonNode property) {
        if (property.has("$ref")) {
            JsonNode target = SCHEMA.at(property.get("$ref").asText().substring("#".length()));
            return target.has("anyOf") && allowsNull(target);
        }
        if (property.has("anyOf")) {
            return StreamSupport.stream(property.get("anyOf").spliterator(), false)
                    .anyMatch(choice -> choice.path("type").asText().equals("null"));
        }
        return property.path("type").isArray() && texts(property.get("type")).contains("null");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
