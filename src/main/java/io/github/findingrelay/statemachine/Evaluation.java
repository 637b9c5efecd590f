package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A JSONata expression was evaluated. It has either a result or an error.
 *
 * @param expression without the brackets
 * @param bindings what each variable stood for, {@code states} among them
 * @param error why it failed; also that there is no result
 */
public record Evaluation(
        String expression, Map<String, JsonNode> bindings, Optional<JsonNode> result, Optional<String> error) {}
