package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JSON with expressions in it, at any depth. */
sealed interface Template {

    /** With each expression replaced by its result. */
    JsonNode fill(Bindings bindings) throws StateFailedException;

    /** A number, a truth value, null or a text that is no expression. */
    record Constant(JsonNode value) implements Template {

        @Override
        public JsonNode fill(Bindings bindings) {
            return value;
        }
    }

    /** A text that is an expression. */
    record Computed(Expression expression) implements Template {

        @Override
        public JsonNode fill(Bindings bindings) throws StateFailedException {
            return expression.evaluate(bindings);
        }
    }

    /** An object. */
    record Fixed(Map<String, Template> fields) implements Template {

        @Override
        public JsonNode fill(Bindings bindings) throws StateFailedException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (var field : fields.entrySet()) {
                object.set(field.getKey(), field.getValue().fill(bindings));
            }
            return object;
        }
    }

    /** An array. */
    record Listed(List<Template> items) implements Template {

        @Override
        public JsonNode fill(Bindings bindings) throws StateFailedException {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Template item : items) {
                array.add(item.fill(bindings));
            }
            return array;
        }
    }

    /**
     * Reads a value.
     *
     * @param readable the fields of $states that its expressions can read
     */
    static Template of(JsonNode json, String place, Set<String> readable) {
        if (json.isObject()) {
            return new Fixed(fields(json, place, readable));
        }
        if (json.isArray()) {
            List<Template> items = new ArrayList<>();
            for (int i = 0; i < json.size(); i++) {
                items.add(of(json.get(i), place + "[" + i + "]", readable));
            }
            return new Listed(List.copyOf(items));
        }
        return json.isTextual() && Expression.isIn(json.textValue())
                ? new Computed(Expression.of(json.textValue(), place, readable))
                : new Constant(json);
    }

    /** The fields of an object, in its order. */
    static Map<String, Template> fields(JsonNode object, String place, Set<String> readable) {
        Map<String, Template> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            String name = field.getKey();
            if (name.endsWith(".$") || Expression.isIn(name)) {
                throw new InvalidDefinitionException(
                        place, "the name '" + name + "' is for JSONPath, or an expression");
            }
            fields.put(name, of(field.getValue(), place + "." + name, readable));
        });
        return fields;
    }
}
