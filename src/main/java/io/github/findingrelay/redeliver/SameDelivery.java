package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.desk.Delivery;
import java.util.List;
import java.util.Optional;

/** Whether two inputs tell the same people; findings may have changed in between, or be settled. */
final class SameDelivery {

    private SameDelivery() {}

    /**
     * Says so.
     *
     * @param started what an execution has got
     * @param letter what it makes up for
     */
    static boolean is(String started, String letter) {
        Optional<JsonNode> hands = rest(started);
        return hands.isPresent() && hands.equals(rest(letter)) && ids(letter).containsAll(ids(started));
    }

    private static Optional<JsonNode> rest(String input) {
        return Delivery.json(input)
                .filter(JsonNode::isObject)
                .map(node -> ((ObjectNode) node.deepCopy()).without(List.of("findings")));
    }

    private static List<String> ids(String input) {
        return Delivery.of(input).map(Delivery::ids).orElse(List.of());
    }
}
