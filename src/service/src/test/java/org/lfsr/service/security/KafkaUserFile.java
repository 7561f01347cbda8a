package org.lfsr.service.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a user may do, by the manifest that is deployed.
 *
 * @param name the user's
 * @param permissions what the operator would ask the broker for
 */
record KafkaUserFile(String name, List<AclBinding> permissions) {

    static KafkaUserFile read(Path file) throws IOException {
        JsonNode user = new YAMLMapper().readTree(file.toFile());
        String name = user.at("/metadata/name").asText();
        List<AclBinding> permissions = new ArrayList<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            for (JsonNode operation : acl.get("operations")) {
                permissions.add(new AclBinding(pattern(acl.get("resource")), entry(name, operation.asText())));
            }
        }
        return new KafkaUserFile(name, List.copyOf(permissions));
    }

    private static ResourcePattern pattern(JsonNode resource) {
        ResourceType type = switch (resource.get("type").asText()) {
            case "topic" -> ResourceType.TOPIC;
            case "group" -> ResourceType.GROUP;
            case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
            default -> throw new IllegalArgumentException("No type that is known here: " + resource);
        };
        // The operator says "prefix" to what the broker calls prefixed.
        boolean prefix = resource.get("patternType").asText().equals("prefix");
        return new ResourcePattern(
                type, resource.get("name").asText(), prefix ? PatternType.PREFIXED : PatternType.LITERAL);
    }

    private static AccessControlEntry entry(String user, String operation) {
        return new AccessControlEntry(
                "User:" + user,
                "*",
                AclOperation.fromString(operation.toUpperCase(Locale.ROOT)),
                AclPermissionType.ALLOW);
    }
}
