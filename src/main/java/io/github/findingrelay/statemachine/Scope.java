package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a run, a branch or an iteration. It sees those of the scopes around it. */
final class Scope {

    private final Map<String, JsonNode> outer;
    private final Map<String, JsonNode> own = new HashMap<>();
    private final Optional<Item> item;

    private Scope(Map<String, JsonNode> outer, Optional<Item> item) {
        this.outer = outer;
        this.item = item;
    }

    static Scope outermost() {
        return new Scope(Map.of(), Optional.empty());
    }

    /** What is set in it is not seen here. */
    Scope inner() {
        return new Scope(visible(), item);
    }

    /** That of an iteration. */
    Scope about(Item inner) {
        return new Scope(visible(), Optional.of(inner));
    }

    Map<String, JsonNode> visible() {
        Map<String, JsonNode> visible = new HashMap<>(outer);
        visible.putAll(own);
        return visible;
    }

    void assign(Map<String, JsonNode> values) {
        own.putAll(values);
    }

    Optional<Item> item() {
        return item;
    }
}
