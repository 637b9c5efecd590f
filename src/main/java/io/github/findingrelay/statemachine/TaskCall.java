package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A task was called, or called again.
 *
 * @param state the name of the Task state
 * @param result nothing if it failed
 */
public record TaskCall(
        String state, String resource, JsonNode arguments, Optional<JsonNode> result, Optional<Failure> failure) {}
