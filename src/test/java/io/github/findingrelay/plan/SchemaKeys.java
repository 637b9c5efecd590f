package io.github.findingrelay.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every key of accounts.yaml that has a value of its own, as its path; what people name themselves is an asterisk. */
record SchemaKeys(JsonNode schema, SortedSet<String> keys) {

    static SortedSet<String> all() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree(Files.readString(Path.of("src/main/resources/accounts.schema.json")));
        SchemaKeys all = new SchemaKeys(schema, new TreeSet<>());
        all.collect("", schema);
        return all.keys;
    }

    private void collect(String path, JsonNode written) {
        JsonNode node = written;
        while (node.has("$ref")) {
            node = schema.at(node.get("$ref").asText().substring(1));
        }
        if (node.has("items")) {
            collect(path, node.get("items"));
        } else if (node.has("properties")) {
            for (Map.Entry<String, JsonNode> property : node.get("properties").properties()) {
                collect(path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue());
            }
        } else if (node.path("additionalProperties").isObject()) {
            collect(path + ".*", node.get("additionalProperties"));
        } else {
            keys.add(path);
        }
    }
}
