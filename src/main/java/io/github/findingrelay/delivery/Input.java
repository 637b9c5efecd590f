package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** What a rule hands over. */
final class Input {

    private Input() {}

    static ObjectNode with(ObjectNode receivers, List<? extends JsonNode> findings) {
        ObjectNode whole = receivers.deepCopy();
        ArrayNode all = whole.putArray("findings");
        findings.forEach(all::add);
        return whole;
    }

    /** ARNs of all topics that it names, those for mail first. */
    static List<String> topics(JsonNode input) {
        return Stream.of("topics", "channels")
                .flatMap(key -> input.path(key).valueStream())
                .map(JsonNode::asText)
                .toList();
    }
}
