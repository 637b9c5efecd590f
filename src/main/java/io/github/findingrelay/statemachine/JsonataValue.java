package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the JSONata library has it: maps, lists and a null of its own, since Java's null is "no
 * result" there. What it gets is always a copy, since it changes lists that it groups.
 */
final class JsonataValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Whole numbers beyond have neighbours that JavaScript cannot tell apart. */
    private static final double MAX_WHOLE = 1L << 53;

    private JsonataValue() {}

    static Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> map(json);
            case ARRAY -> list(json);
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> number(json);
            case NULL -> Jsonata.NULL_VALUE;
            case MISSING, BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + json.getNodeType());
        };
    }

    private static Map<String, Object> map(JsonNode json) {
        Map<String, Object> map = new LinkedHashMap<>();
        json.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
        return map;
    }

    private static List<Object> list(JsonNode json) {
        List<Object> list = new ArrayList<>(json.size());
        json.forEach(item -> list.add(of(item)));
        return list;
    }

    /** As small a type as possible: the library compares 1 and 1L by their types. */
    private static Number number(JsonNode json) {
        if (json.isIntegralNumber() && !json.canConvertToLong()) {
            return json.bigIntegerValue();
        }
        double number = json.doubleValue();
        if (!json.isIntegralNumber() && !isWhole(number)) {
            return number;
        }
        long whole = json.longValue();
        if ((int) whole == whole) {
            return (int) whole;
        }
        return whole;
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE;
    }

    /**
     * The way back.
     *
     * @throws IllegalArgumentException if the value is a function, or a number that JSON does not have
     */
    static JsonNode json(@Nullable Object value) {
        if (value == null || value == Jsonata.NULL_VALUE) {
            return NullNode.getInstance();
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Number number) {
            return json(number);
        }
        if (value instanceof List<?> list) {
            return json(list);
        }
        if (value instanceof Map<?, ?> map) {
            return json(map);
        }
        throw new IllegalArgumentException("the result is a function, or has one in it");
    }

    private static JsonNode json(List<?> list) {
        ArrayNode array = NODES.arrayNode();
        list.forEach(item -> array.add(json(item)));
        return array;
    }

    /** What is undefined gets into no map, but a transformation leaves Java's null where null was. */
    private static JsonNode json(Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        map.forEach((key, item) -> object.set(String.valueOf(key), json(item)));
        return object;
    }

    private static JsonNode json(Number value) {
        if (value instanceof BigInteger big) {
            return BigIntegerNode.valueOf(big);
        }
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("the result is " + number + ", or has it in it, which is not JSON");
        }
        if (!(value instanceof Integer || value instanceof Long || isWhole(number))) {
            return NODES.numberNode(number);
        }
        long whole = value.longValue();
        return (int) whole == whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
    }
}
