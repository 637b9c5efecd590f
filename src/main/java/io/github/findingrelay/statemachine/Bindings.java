package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What an expression can read.
 *
 * @param variables those that a state can see; without {@code states}
 * @param states the reserved variable
 * @param listener of evaluations
 */
record Bindings(Map<String, JsonNode> variables, ObjectNode states, EvaluationListener listener) {

    /** The same, and one more field of $states. */
    Bindings with(String field, JsonNode value) {
        ObjectNode more = states.objectNode();
        more.setAll(states);
        more.set(field, value);
        return new Bindings(variables, more, listener);
    }

    /** Everything by the name that an expression has for it. */
    Map<String, JsonNode> byName() {
        Map<String, JsonNode> all = new HashMap<>(variables);
        all.put("states", states);
        return all;
    }
}
