package io.github.findingrelay.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** The same values as Jackson's nodes, which the schema library reads. */
final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    static JsonNode of(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar(scalar);
        }
        if (node instanceof YamlSequence sequence) {
            ArrayNode array = NODES.arrayNode(sequence.items().size());
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        if (node instanceof YamlMapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
            return object;
        }
        return NODES.nullNode();
    }

    private static JsonNode scalar(YamlScalar scalar) {
        if (scalar.isText()) {
            return NODES.textNode(scalar.text());
        }
        return switch (scalar.type()) {
            case INTEGER, DECIMAL -> number(new BigDecimal(scalar.text()));
            case BOOLEAN -> NODES.booleanNode(scalar.isTrue());
            default -> NODES.nullNode();
        };
    }

    /**
     * The schema library compares whole numbers as {@code long}, so that larger ones must be
     * fractions.
     */
    private static JsonNode number(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        boolean small = value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return whole && small ? NODES.numberNode(value.longValueExact()) : NODES.numberNode(value.doubleValue());
    }
}
