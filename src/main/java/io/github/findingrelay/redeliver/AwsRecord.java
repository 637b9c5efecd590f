package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** A record of the SDK as the JSON that the service has sent: events have the same, and no SDK. */
final class AwsRecord {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AwsRecord() {}

    static ObjectNode json(SdkPojo record) {
        ObjectNode json = NODES.objectNode();
        for (SdkField<?> field : record.sdkFields()) {
            Object value = field.getValueOrDefault(record);
            // The SDK makes up empty ones for what the service has not sent.
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.set(field.locationName(), node(value));
            }
        }
        return json;
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo record) {
            return json(record);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, item) -> object.set(String.valueOf(key), node(item)));
            return object;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value instanceof Number number
                ? NODES.numberNode(new BigDecimal(number.toString()))
                : NODES.textNode(value.toString());
    }
}
