import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * Reads Strimzi's resources with the operator's own classes, which have no published schema: a field that they do not
 * have, or a value of another type, ends it with an error.
 */
final class StrimziCheck {

    private static final Map<String, Class<?>> KINDS = Map.of("KafkaTopic", KafkaTopic.class, "KafkaUser", KafkaUser.class);

    private StrimziCheck() {}

    public static void main(String[] files) throws Exception {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new Strict());
        int read = 0;
        for (String file : files) {
            try (MappingIterator<JsonNode> documents =
                    mapper.readerFor(JsonNode.class).readValues(new File(file))) {
                for (JsonNode document : (Iterable<JsonNode>) () -> documents) {
                    Class<?> kind = KINDS.get(document.path("kind").asText());
                    if (document.path("apiVersion").asText().startsWith("kafka.strimzi.io/") && kind != null) {
                        require(document.path("apiVersion").asText());
                        requireKept(document, mapper.valueToTree(mapper.treeToValue(document, kind)), kind.getSimpleName());
                        read++;
                    }
                }
            }
        }
        System.out.println(read + " resources of Strimzi read with its own classes");
        System.exit(read > 0 ? 0 : 1);
    }

    private static void require(String version) {
        List<String> served = List.of("kafka.strimzi.io/v1", "kafka.strimzi.io/v1beta2");
        if (!served.contains(version)) {
            throw new IllegalArgumentException(version + " is none of " + served);
        }
    }

    /** The classes take a word that their enums do not have for none at all. */
    private static void requireKept(JsonNode written, JsonNode read, String path) {
        if (written.isValueNode() && !written.asText().equals(read.asText())) {
            throw new IllegalArgumentException("%s: %s is read as %s".formatted(path, written, read));
        }
        written.fields()
                .forEachRemaining(field -> requireKept(field.getValue(), read.path(field.getKey()), path + "." + field.getKey()));
        for (int i = 0; i < written.size() && written.isArray(); i++) {
            requireKept(written.get(i), read.path(i), path + "." + i);
        }
    }

    /** Without what takes fields that nobody knows, or leaves out those that are as by default. */
    private static final class Strict extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated member) {
            return JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);
        }
    }
}
